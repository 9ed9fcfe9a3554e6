-- label: When rows were last loaded, and the latest stored day that can be
-- grain: one row
-- The instant is whole seconds since 1970.
select
    (select seconds_of(max(loaded_at)) from load where stored > 0) as loaded_second,
    (select cast(max(day) as varchar) from possible_day) as latest_day,
    (select case when count(day) > 0 then 1 else 0 end from load_day) as has_days
