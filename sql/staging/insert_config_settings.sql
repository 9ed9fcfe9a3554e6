-- label: Keep the lines of a configuration
-- grain: one row per line
-- params: snapshot_id varchar
insert into config_setting by name
select
    cast($snapshot_id as varchar) as snapshot_id,
    cast(field_0 as bigint) as place,
    field_1 as scope,
    field_2 as name,
    field_3 as block,
    field_4 as directive,
    field_5 as value,
    field_6 as file,
    cast(field_7 as integer) as line

from config_rows()
