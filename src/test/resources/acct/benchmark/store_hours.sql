-- label: A store's hours, for the comparison with the bare table
-- grain: one row per local hour
select
    substr(hour, 1, 13) as local_hour,
    sum(events) as events,
    sum(bytes) as bytes,
    sum(latency_10s) as latency_10s,
    sum(latency_1m) as latency_1m,
    sum(latency_5m) as latency_5m,
    sum(latency_30m) as latency_30m,
    sum(latency_2h) as latency_2h,
    sum(latency_12h) as latency_12h,
    sum(latency_longer) as latency_longer,
    (select sum(events) from daily_job) as events_of_jobs

from hourly
group by local_hour
order by local_hour
