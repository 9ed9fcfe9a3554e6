-- label: Which campaigns are behind a reply
-- grain: one row per job
-- params: since date, until date, reply varchar (a part such as S3140, a pattern such as 550*blocked*, or the id of a reply)
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

    select job, outcome, reply, logged_at, utc_offset_seconds
    from sent_answer
    where outcome in ('bounced', 'deferred')
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
        and (
            fits(lower(reply), lower(cast($reply as varchar)))
            or position(lower(cast($reply as varchar)) in lower(reply)) > 0
            or template = cast($reply as varchar)
        )

),

counted as (

    select
        job,
        count(*) filter (where outcome = 'bounced') as bounced,
        count(*) filter (where outcome = 'deferred') as deferred,
        min(logged_at) as first_at,
        min_by(utc_offset_seconds, logged_at) as first_utc_offset_seconds,
        max(logged_at) as last_at,
        max_by(utc_offset_seconds, logged_at) as last_utc_offset_seconds,
        min(reply) as example
    from answered
    group by job

)

select
    job, bounced, case when logged.has_deferrals then deferred end as deferred, first_at,
    first_utc_offset_seconds, last_at, last_utc_offset_seconds, example
from counted
cross join logged
order by bounced desc nulls last, counted.deferred desc nulls last, job nulls last
limit $top
