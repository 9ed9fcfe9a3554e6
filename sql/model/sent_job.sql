-- label: What was really sent, by job
-- grain: one row per load, local day, job, outcome delivered, bounced or deferred, and dimensions
select
    load_id, day, job, outcome, source_ip, vmta, pool, pool_source, isp, own_class, road_class, events, first_at,
    first_utc_offset_seconds
from daily_job
where outcome in ('delivered', 'bounced', 'deferred')
