-- label: What was really sent, by the hour
-- grain: one row per load, local hour, outcome delivered, bounced or deferred, and dimensions
select
    load_id, day, hour, outcome, source_ip, vmta, pool, pool_source, isp, isp_source, server, bounce_cat, category, axis,
    class, events
from hourly
where outcome in ('delivered', 'bounced', 'deferred')
