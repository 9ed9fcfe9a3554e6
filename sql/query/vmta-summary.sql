-- label: What each virtual MTA and its source IPs delivered
-- grain: one row per vMTA and source IP
-- params: since date, until date, isp varchar = null (only this ISP), pool varchar = null (only this pool)
-- params: top integer = 50 (the largest so many)
-- needs: counts
-- shares: bounced_share = bounced - administrative / recipients - administrative
-- administrative are the bounces that PowerMTA was told to make: no ISP answered, the share leaves them out. deferred is
-- empty where none is logged.
with

logged as (

    select coalesce(sum(stored), 0) > 0 as has_deferrals
    from load_day
    where type = 't'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

sent_mail as (

    select vmta, source_ip, outcome, category, events
    from sent_hour
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
        and ($pool is null or coalesce(pool, 'unknown') = cast($pool as varchar))

),

counted as (

    select
        vmta, source_ip,
        coalesce(sum(events) filter (where outcome in ('delivered', 'bounced')), 0) as recipients,
        coalesce(sum(events) filter (where outcome = 'delivered'), 0) as delivered,
        coalesce(sum(events) filter (where outcome = 'bounced'), 0) as bounced,
        coalesce(sum(events) filter (where outcome = 'bounced' and category = 'administrative'), 0) as administrative,
        coalesce(sum(events) filter (where outcome = 'deferred'), 0) as deferred
    from sent_mail
    group by vmta, source_ip

)

select
    vmta, source_ip, cast(recipients as bigint) as recipients, cast(delivered as bigint) as delivered,
    cast(bounced as bigint) as bounced, cast(administrative as bigint) as administrative,
    cast(case when logged.has_deferrals then deferred end as bigint) as deferred
from counted
cross join logged
order by recipients desc nulls last, counted.deferred desc nulls last, vmta nulls last, source_ip nulls last
limit $top
