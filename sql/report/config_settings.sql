-- label: The lines of one kept PowerMTA configuration
-- grain: one row per line, in the order in which they count
-- params: snapshot_id varchar
select scope, name, block, directive, value, file, line
from config_setting
where snapshot_id = $snapshot_id
order by place nulls last
