-- label: The mail of a report by class of traffic and server, and how long acceptance took by these, ISP, source IP, virtual MTA and pool
-- grain: one row per dimension and value
-- params: since date, until date
-- The longest time of the bucket in which half and 95 of a hundred deliveries had been taken; 43201 is longer than 12 hours.
with

hours as (

    select
        isp, source_ip, vmta, pool, class, server, outcome, events,
        latency_10s, latency_1m, latency_5m, latency_30m, latency_2h, latency_12h, latency_longer
    from measured_hour
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and outcome in ('delivered', 'bounced', 'deferred', 'complaint')
        and category is distinct from 'administrative'

),

named as (

    select 'isp' as dimension, isp as name, hours.* from hours
    union all
    select 'source_ip', source_ip, hours.* from hours
    union all
    select 'vmta', vmta, hours.* from hours
    union all
    select 'pool', pool, hours.* from hours
    union all
    select 'class', class, hours.* from hours
    union all
    select 'server', server, hours.* from hours

),

counted as (

    select
        dimension, name,
        coalesce(sum(events) filter (where outcome = 'delivered'), 0) as delivered,
        coalesce(sum(events) filter (where outcome in ('delivered', 'bounced')), 0) as recipients,
        coalesce(sum(events) filter (where outcome <> 'complaint'), 0) as attempts,
        coalesce(sum(events) filter (where outcome = 'deferred'), 0) as deferred,
        coalesce(sum(events) filter (where outcome = 'complaint'), 0) as complaints,
        sum(latency_10s) as to_10s,
        sum(latency_10s + latency_1m) as to_1m,
        sum(latency_10s + latency_1m + latency_5m) as to_5m,
        sum(latency_10s + latency_1m + latency_5m + latency_30m) as to_30m,
        sum(latency_10s + latency_1m + latency_5m + latency_30m + latency_2h) as to_2h,
        sum(latency_10s + latency_1m + latency_5m + latency_30m + latency_2h + latency_12h) as to_12h,
        sum(
            latency_10s + latency_1m + latency_5m + latency_30m + latency_2h + latency_12h + latency_longer
        ) as timed
    from named
    group by dimension, name

)

select
    dimension,
    name,
    cast(delivered as bigint) as delivered,
    cast(recipients as bigint) as recipients,
    cast(attempts as bigint) as attempts,
    cast(deferred as bigint) as deferred,
    cast(complaints as bigint) as complaints,
    case
        when timed = 0 then null
        when to_10s * 2 >= timed then 10
        when to_1m * 2 >= timed then 60
        when to_5m * 2 >= timed then 300
        when to_30m * 2 >= timed then 1800
        when to_2h * 2 >= timed then 7200
        when to_12h * 2 >= timed then 43200
        else 43201
    end as accept_p50,
    case
        when timed = 0 then null
        when to_10s * 20 >= timed * 19 then 10
        when to_1m * 20 >= timed * 19 then 60
        when to_5m * 20 >= timed * 19 then 300
        when to_30m * 20 >= timed * 19 then 1800
        when to_2h * 20 >= timed * 19 then 7200
        when to_12h * 20 >= timed * 19 then 43200
        else 43201
    end as accept_p95

from counted
order by dimension nulls last, attempts desc nulls last, name nulls last
