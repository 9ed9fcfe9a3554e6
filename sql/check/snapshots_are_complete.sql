-- label: Kept configurations of which lines are missing, or that nobody read
-- grain: one row per content; none in a sound store
with

kept as (

    select snapshot_id, settings from config_snapshot

),

lines as (

    select snapshot_id, count(*) as lines
    from config_setting
    group by snapshot_id

),

times as (

    select snapshot_id, count(*) as times
    from config_seen
    group by snapshot_id

)

select
    coalesce(kept.snapshot_id, lines.snapshot_id, times.snapshot_id) as snapshot_id,
    kept.settings,
    coalesce(lines.lines, 0) as lines,
    coalesce(times.times, 0) as times

from kept
full join lines
    on lines.snapshot_id = kept.snapshot_id
full join times
    on times.snapshot_id = coalesce(kept.snapshot_id, lines.snapshot_id)
where kept.snapshot_id is null
    or kept.settings <> coalesce(lines.lines, 0)
    or times.times is null
order by snapshot_id
