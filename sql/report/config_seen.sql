-- label: Which PowerMTA configuration was read when
-- grain: one row per unbroken time with the same content, the first one first
select
    config_seen.snapshot_id,
    config_snapshot.path,
    config_snapshot.is_whole,
    config_snapshot.settings,
    config_seen.first_day,
    config_seen.last_day

from config_seen
join config_snapshot
    on config_snapshot.snapshot_id = config_seen.snapshot_id
order by config_seen.first_at nulls last, config_seen.last_at nulls last, config_seen.snapshot_id nulls last
