-- label: Which jobs hit dead addresses
-- grain: one row per job with a hard bounce
-- params: since date, until date, isp varchar = null (only this ISP)
-- params: min_recipients integer = 1 (leaves out smaller jobs), top integer = 50 (the largest so many)
-- needs: rows
-- shares: hard_share = hard / recipients
-- What PowerMTA itself decided is left out. last_at is when the job last had an answer.
with

answered as (

    select job, outcome, severity_class, logged_at, utc_offset_seconds
    from sent_answer
    where outcome in ('delivered', 'bounced')
        and not is_own_decision
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        job,
        count(*) as recipients,
        count(*) filter (where outcome = 'bounced' and severity_class = 'hard') as hard,
        max(logged_at) as last_at,
        max_by(utc_offset_seconds, logged_at) as last_utc_offset_seconds
    from answered
    group by job

)

select job, recipients, hard, last_at, last_utc_offset_seconds
from counted
where hard > 0
    and recipients >= cast($min_recipients as bigint)
order by hard desc nulls last, recipients desc nulls last, job nulls last
limit $top
