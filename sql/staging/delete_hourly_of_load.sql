-- label: Take the hours of a load away whose rows are still there
-- grain: one row per hour
-- params: load_id integer
delete from hourly
where
    load_id = cast($load_id as integer)
    and exists (
        select 1
        from load_day
        where
            load_day.load_id = hourly.load_id
            and load_day.day is not distinct from hourly.day
            and load_day.kept = 'rows'
    )
