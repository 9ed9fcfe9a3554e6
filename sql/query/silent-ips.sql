-- label: Which source IPs delivered nothing
-- grain: one row per source IP
-- params: since date, until date, isp varchar = null (only mail to this ISP)
-- params: top integer = 100 (the first so many rows)
-- needs: counts
-- All source IPs that were ever stored, up to the last day asked. Those that tried come first; last_delivered_day is
-- the last day with a delivery, empty if there was none.
with

logged as (

    select coalesce(sum(stored), 0) > 0 as has_deferrals
    from load_day
    where type = 't'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

sent_mail as (

    select
        source_ip, vmta, outcome, day, events, $since is null or day >= cast($since as date) as is_asked
    from sent_hour
    where source_ip is not null
        and day in (select possible_day.day from possible_day)
        and category is distinct from 'administrative'
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        source_ip,
        min(vmta) as vmta,
        coalesce(sum(events) filter (where is_asked and outcome = 'bounced'), 0) as bounced,
        coalesce(sum(events) filter (where is_asked and outcome = 'deferred'), 0) as deferred,
        max(day) as last_day,
        max(day) filter (where outcome = 'delivered') as last_delivered_day
    from sent_mail
    group by source_ip
    having coalesce(sum(events) filter (where is_asked and outcome = 'delivered'), 0) = 0

)

select
    source_ip, vmta, cast(bounced as bigint) as bounced,
    cast(case when logged.has_deferrals then deferred end as bigint) as deferred, last_day, last_delivered_day
from counted
cross join logged
order by counted.bounced + counted.deferred desc nulls last, last_day desc nulls last, source_ip nulls last
limit $top
