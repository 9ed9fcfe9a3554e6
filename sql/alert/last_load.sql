-- label: When rows were last loaded, and the latest local day stored
-- grain: one row
-- The instant is whole seconds since 1970.
select
    (select cast(floor(epoch(max(loaded_at))) as bigint) from load where stored > 0) as loaded_second,
    (select cast(max(day) as varchar) from load_day) as latest_day
