-- label: Sizes, times and counts by the hour, with every dimension that hours know
-- grain: one row per load, local hour, outcome and dimensions
select
    hourly.outcome, hourly.day, hourly.hour, substr(hourly.hour, 12, 2) as hour_of_day,
    substr(cast(hourly.day as varchar), 1, 7) as month, week_of(hourly.day) as week, weekday_of(hourly.day) as weekday,
    hourly.source_ip, hourly.vmta, hourly.pool, hourly.pool_source, hourly.isp, hourly.isp_source, hourly.server,
    hourly.bounce_cat, hourly.category, nullif(hourly.axis, 'unknown') as axis,
    nullif(reply_category.severity_class, 'unknown') as severity_class, hourly.class, hourly.events, hourly.bytes,
    hourly.latency_10s, hourly.latency_1m, hourly.latency_5m, hourly.latency_30m, hourly.latency_2h, hourly.latency_12h,
    hourly.latency_longer

from hourly
left join reply_category
    on reply_category.category = hourly.category
