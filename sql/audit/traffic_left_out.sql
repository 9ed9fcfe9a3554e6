-- label: How many roads of mail an audit does not compare, as there are too many
-- grain: one row
-- params: since date, until date, top integer (those with the most rows; null for all)
with

jobs as (

    select *
    from sent_job
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

loads as (

    select load_id, position('"vmta"' in lower(header)) > 0 as logs_vmta
    from load

),

roads as (

    select
        jobs.day, jobs.job, jobs.own_class, jobs.source_ip, jobs.vmta, jobs.pool, jobs.isp,
        coalesce(loads.logs_vmta, true) as logs_vmta,
        sum(jobs.events) as events
    from jobs
    left join loads
        on loads.load_id = jobs.load_id
    group by
        jobs.day, jobs.job, jobs.own_class, jobs.source_ip, jobs.vmta, jobs.pool, jobs.isp,
        coalesce(loads.logs_vmta, true)

),

ranked as (

    select
        events,
        row_number() over (order by events desc nulls last) as place
    from roads

)

select
    count(*) as roads,
    cast(coalesce(sum(events), 0) as bigint) as events

from ranked
where place > cast($top as bigint)
