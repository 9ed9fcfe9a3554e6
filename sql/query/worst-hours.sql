-- label: Which hours had the most mail that was not delivered
-- grain: one row per local hour
-- params: since date, until date, isp varchar = null (only this ISP), top integer = 24 (the worst so many)
-- needs: counts
-- shares: bounced_share = bounced / recipients, deferred_share = deferred / attempts
-- Hours are those of the files’ own clock. What PowerMTA itself decided is left out; deferred and attempts are empty
-- where no deferral is logged.
with

logged as (

    select coalesce(sum(stored), 0) > 0 as has_deferrals
    from load_day
    where type = 't'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

sent_mail as (

    select hour, outcome, events
    from sent_hour
    where category is distinct from 'administrative'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        hour,
        coalesce(sum(events) filter (where outcome in ('delivered', 'bounced')), 0) as recipients,
        coalesce(sum(events) filter (where outcome = 'bounced'), 0) as bounced,
        coalesce(sum(events) filter (where outcome = 'deferred'), 0) as deferred,
        sum(events) as attempts
    from sent_mail
    group by hour

)

select
    hour, cast(recipients as bigint) as recipients, cast(bounced as bigint) as bounced,
    cast(case when logged.has_deferrals then deferred end as bigint) as deferred,
    cast(case when logged.has_deferrals then attempts end as bigint) as attempts
from counted
cross join logged
order by counted.bounced + counted.deferred desc nulls last, counted.attempts desc nulls last, hour nulls last
limit $top
