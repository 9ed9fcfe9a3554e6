-- label: Say that what was read then was another content
-- grain: one row per time of reading
-- params: snapshot_id varchar, new_id varchar
update config_seen
set snapshot_id = cast($new_id as varchar)
where snapshot_id = cast($snapshot_id as varchar)
