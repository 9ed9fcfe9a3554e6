-- label: A domain refuses most of a job's mail
-- grain: one row per job, about the domain that refuses most of it
-- params: day date
-- columns: job, isp, detail (the domain), x (recipients refused), n (recipients of the job there)
-- needs: rows
-- rule: domain-refuses-job
-- metric: block
-- warning: 0.5
-- critical: 0.9
-- min-events: 20
-- min-cases: 30
-- advice: Pause the job for this domain and read what it answers; the same words sent again are refused again.
with

recipients as (

    select
        sent.job,
        sent.isp,
        sent.rcpt_domain,
        case
            when sent.outcome = 'bounced'
                and reply.category is distinct from 'administrative'
                and reply_category.severity_class = 'block' then 1
            else 0
        end as is_refused

    from sent
    left join reply
        on reply.reply_id = sent.reply_id
    left join reply_category
        on reply_category.category = reply.category
    where sent.day = cast($day as date)
        and sent.outcome in ('delivered', 'bounced')
        and sent.job is not null
        and sent.rcpt_domain is not null

),

domains as (

    select job, isp, rcpt_domain, sum(is_refused) as x, count(*) as n
    from recipients
    group by job, isp, rcpt_domain

),

refusing as (

    select
        job,
        isp,
        rcpt_domain,
        x,
        n,
        row_number() over (
            partition by job order by x desc nulls last, rcpt_domain nulls last, isp nulls last
        ) as place

    from domains
    where 2 * x >= n

)

select job, isp, rcpt_domain as detail, cast(x as bigint) as x, n
from refusing
where place = 1
order by x desc nulls last, job nulls last
