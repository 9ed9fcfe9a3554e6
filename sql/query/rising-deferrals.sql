-- label: At which ISPs deferrals rise
-- grain: one row per ISP whose share of deferred attempts is higher on the last day than before
-- params: since date, until date, isp varchar = null (only this ISP)
-- params: days integer = 7 (how many days before to compare with)
-- params: min_deferred integer = 5 (on the last day)
-- needs: counts
-- logs: t
-- shares: deferred_share = deferred / attempts, deferred_share_before = deferred_before / attempts_before
-- The last day is the last one stored of those asked. Without attempts on the days before there is nothing to compare
-- with, and days that log no deferrals are no comparison. What PowerMTA itself decided is left out.
with

last_day as (

    select max(day) as day
    from possible_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

days_with_deferrals as (

    select distinct day
    from load_day
    where type = 't'
        and stored > 0

),

sent_mail as (

    select sent_hour.isp, sent_hour.outcome, sent_hour.events, sent_hour.day = last_day.day as is_last
    from sent_hour
    cross join last_day
    where sent_hour.category is distinct from 'administrative'
        and sent_hour.day <= last_day.day
        and sent_hour.day >= last_day.day - cast($days as integer)
        and (sent_hour.day = last_day.day or sent_hour.day in (select day from days_with_deferrals))

),

counted as (

    select
        isp,
        coalesce(sum(events) filter (where is_last), 0) as attempts,
        coalesce(sum(events) filter (where is_last and outcome = 'deferred'), 0) as deferred,
        coalesce(sum(events) filter (where not is_last), 0) as attempts_before,
        coalesce(sum(events) filter (where not is_last and outcome = 'deferred'), 0) as deferred_before
    from sent_mail
    where ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
    group by isp

)

select
    isp, cast(attempts as bigint) as attempts, cast(deferred as bigint) as deferred,
    cast(attempts_before as bigint) as attempts_before, cast(deferred_before as bigint) as deferred_before
from counted
where deferred >= cast($min_deferred as bigint)
    and attempts_before > 0
    and deferred * attempts_before > deferred_before * attempts
order by deferred desc nulls last, isp nulls last
