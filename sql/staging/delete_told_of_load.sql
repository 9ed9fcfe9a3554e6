-- label: Take away what is told of a load's rows, as far as the rows are still there
-- grain: one row of the table
-- params: load_id integer
-- places: table, in braces: `hourly` or `reply_seen`
delete from {table}
where
    load_id = cast($load_id as integer)
    and exists (
        select 1
        from load_day
        where
            load_day.load_id = {table}.load_id
            and load_day.day is not distinct from {table}.day
            and load_day.kept = 'rows'
    )
