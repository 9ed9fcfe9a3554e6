-- label: Which server published a load
-- grain: one row per load
-- params: loads list of bigint, servers list of varchar
-- engine: duckdb
insert into published_by
select
    unnest(cast($loads as bigint[])) as load_id,
    unnest(cast($servers as varchar[])) as server
