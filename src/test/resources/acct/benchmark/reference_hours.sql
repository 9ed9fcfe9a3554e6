-- label: The rollup of the bare table by hour, for the comparison with a store
-- grain: one row per local hour
select
    strftime(hour, '%Y-%m-%dT%H') as local_hour,
    sum(events) as events,
    sum(bytes) as bytes,
    sum(latency_10s) as latency_10s,
    sum(latency_1m) as latency_1m,
    sum(latency_5m) as latency_5m,
    sum(latency_30m) as latency_30m,
    sum(latency_2h) as latency_2h,
    sum(latency_12h) as latency_12h,
    sum(latency_longer) as latency_longer,
    (select sum(events) from raw_jobs) as events_of_jobs

from raw_hours
group by hour
order by hour
