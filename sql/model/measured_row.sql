-- label: Sizes and times of single rows, with every dimension
-- grain: one row per attempt, queue event, complaint or remote bounce
select
    outcome, day, hour, hour_of_day, minute,
    substr(cast(day as varchar), 1, 7) as month, week_of(day) as week, weekday_of(day) as weekday,
    source_ip, vmta, pool, pool_source, isp, isp_source, rcpt_domain, sender_domain, smtp_user, job, queue, mx,
    bounce_cat, tls, dlv_type, server, category, nullif(axis, 'unknown') as axis,
    nullif(severity_class, 'unknown') as severity_class, nullif(reply, '') as reply, class,
    1 as events, size_bytes as bytes, seconds

from classed_event
