-- label: How many complaints of a period name a source IP, a virtual MTA, a job, …
-- grain: one row, one column for each dimension that complaints may name
-- params: since date, until date
with

complained as (

    select source_ip, vmta, pool, pool_source, isp, isp_source, server, class
    from hourly
    where outcome = 'complaint'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

jobs as (

    select count(job) as job
    from daily_job
    where outcome = 'complaint'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

recipients as (

    select count(rcpt_domain) as rcpt_domain, count(domain_of(orig)) as sender_domain
    from complaint
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select
    count(complained.source_ip) as source_ip,
    count(complained.vmta) as vmta,
    count(complained.pool) as pool,
    count(complained.pool_source) as pool_source,
    count(complained.isp) as isp,
    count(complained.isp_source) as isp_source,
    count(complained.server) as server,
    count(complained.class) as class,
    min(jobs.job) as job,
    min(recipients.rcpt_domain) as rcpt_domain,
    min(recipients.sender_domain) as sender_domain

from jobs
cross join recipients
left join complained on true
