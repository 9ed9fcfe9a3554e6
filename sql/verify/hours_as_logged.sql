-- label: Hours by what the log itself says, without what a directory or a mapping decided
-- grain: one row per load, local hour, outcome, source IP, vMTA, server and bounce category
select
    load_id, day, hour, outcome, source_ip, vmta, server, bounce_cat,
    cast(sum(events) as bigint) as events,
    cast(sum(bytes) as bigint) as bytes,
    cast(sum(latency_10s) as bigint) as latency_10s,
    cast(sum(latency_1m) as bigint) as latency_1m,
    cast(sum(latency_5m) as bigint) as latency_5m,
    cast(sum(latency_30m) as bigint) as latency_30m,
    cast(sum(latency_2h) as bigint) as latency_2h,
    cast(sum(latency_12h) as bigint) as latency_12h,
    cast(sum(latency_longer) as bigint) as latency_longer

from {hourly}
group by load_id, day, hour, outcome, source_ip, vmta, server, bounce_cat
