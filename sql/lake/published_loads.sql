-- label: The loads whose rows are written next, with their numbers in the lake
-- grain: one row per load
-- params: loads list of bigint, lake_loads list of bigint
-- engine: duckdb
insert into published_load
select
    unnest(cast($loads as bigint[])) as load_id,
    unnest(cast($lake_loads as bigint[])) as lake_load_id
