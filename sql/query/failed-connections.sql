-- label: Which receiving hosts could not be reached
-- grain: one row per receiving host and ISP
-- params: since date, until date, isp varchar = null (only this ISP), top integer = 50 (the largest so many)
-- needs: rows
-- Attempts of one recipient (bounced, deferred) and of a whole queue (queue_events) that failed for the connection. The
-- host is unknown where none was reached. deferred and queue_events are empty where none is logged.
with

logged as (

    select coalesce(sum(stored), 0) > 0 as has_deferrals
    from load_day
    where type = 't'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

logged_queues as (

    select coalesce(sum(stored), 0) > 0 as has_queue_events
    from load_day
    where type = 'tq'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

failed as (

    select mx, isp, outcome, source_ip, reply
    from answered_event
    where category = 'connection'
        and outcome in ('bounced', 'deferred', 'queue_event')
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        mx, isp,
        count(*) filter (where outcome = 'bounced') as bounced,
        count(*) filter (where outcome = 'deferred') as deferred,
        count(*) filter (where outcome = 'queue_event') as queue_events,
        nullif(count(distinct source_ip), 0) as source_ips,
        min(reply) as example
    from failed
    group by mx, isp

)

select
    mx, isp, bounced,
    case when logged.has_deferrals then deferred end as deferred,
    case when logged_queues.has_queue_events then queue_events end as queue_events,
    source_ips, example
from counted
cross join logged
cross join logged_queues
order by
    counted.bounced + counted.deferred + counted.queue_events desc nulls last, mx nulls last, isp nulls last
limit $top
