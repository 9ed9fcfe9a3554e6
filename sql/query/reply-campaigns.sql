-- label: Which campaigns are behind a reply
-- grain: one row per job
-- params: since date, until date, reply varchar (a pattern such as *blocked*, or the id of a reply)
-- params: isp varchar = null (only this ISP)
-- params: top integer = 50 (the largest so many)
-- needs: rows
-- The masked text is compared, small and capital letters alike. example is one of the texts that fit.
with

logged as (

    select coalesce(sum(stored), 0) > 0 as has_deferrals
    from load_day
    where type = 't'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

answered as (

    select job, outcome, reply, logged_at
    from sent_answer
    where outcome in ('bounced', 'deferred')
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
        and (
            fits(lower(reply), lower(cast($reply as varchar)))
            or template = cast($reply as varchar)
        )

),

counted as (

    select
        job,
        count(*) filter (where outcome = 'bounced') as bounced,
        count(*) filter (where outcome = 'deferred') as deferred,
        min(logged_at) as first_at,
        max(logged_at) as last_at,
        min(reply) as example
    from answered
    group by job

)

select
    job, bounced, case when logged.has_deferrals then deferred end as deferred, first_at, last_at, example
from counted
cross join logged
order by bounced desc nulls last, counted.deferred desc nulls last, job nulls last
limit $top
