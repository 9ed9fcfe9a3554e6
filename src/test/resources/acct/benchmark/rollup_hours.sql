-- label: What the loader's `hourly` holds, from the bare table
-- grain: one row per local hour, type, source IP, vMTA, pool, domain of the queue and bounce category
-- Every row of the file is one hour ahead of UTC, so the local hour is plain arithmetic; no time zone is looked up.
create table raw_hours as
with

timed as (

    select
        type, dlvSourceIp, vmta, vmtaPool, queue, bounceCat, dlvSize,
        epoch_us(timeLogged) // 3600000000 + 1 as local_hour,
        case when type = 'd' then (epoch_us(timeLogged) - epoch_us(timeQueued)) // 1000000 end as seconds

    from raw
    where type in ('d', 'b', 't', 'tq', 'f', 'rb')

),

counted as (

    select
        local_hour, type, dlvSourceIp, vmta, vmtaPool, split_part(queue, '/', 1) as queue_domain, bounceCat,
        count(*) as events,
        cast(sum(dlvSize) as bigint) as bytes,
        count(*) filter (where seconds <= 10) as latency_10s,
        count(*) filter (where seconds > 10 and seconds <= 60) as latency_1m,
        count(*) filter (where seconds > 60 and seconds <= 300) as latency_5m,
        count(*) filter (where seconds > 300 and seconds <= 1800) as latency_30m,
        count(*) filter (where seconds > 1800 and seconds <= 7200) as latency_2h,
        count(*) filter (where seconds > 7200 and seconds <= 43200) as latency_12h,
        count(*) filter (where seconds > 43200) as latency_longer

    from timed
    group by local_hour, type, dlvSourceIp, vmta, vmtaPool, queue_domain, bounceCat

)

select make_timestamp(local_hour * 3600000000) as hour, * from counted
