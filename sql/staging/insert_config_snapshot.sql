-- label: Keep a configuration's content
-- grain: one row
-- params: snapshot_id varchar, path varchar, is_whole boolean, settings bigint
insert into config_snapshot
select
    cast($snapshot_id as varchar) as snapshot_id,
    cast($path as varchar) as path,
    cast($is_whole as boolean) as is_whole,
    cast($settings as bigint) as settings
