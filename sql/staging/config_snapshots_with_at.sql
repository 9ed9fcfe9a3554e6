-- label: Kept configurations of which some text has an at sign, as before a host
-- grain: one row per content
with

doubtful as (

    select distinct snapshot_id
    from config_setting
    where position('@' in coalesce(name, '') || coalesce(block, '') || directive || coalesce(value, '')) > 0

)

select config_snapshot.snapshot_id, config_snapshot.path, config_snapshot.is_whole
from config_snapshot
join doubtful
    on doubtful.snapshot_id = config_snapshot.snapshot_id
order by config_snapshot.snapshot_id
