-- label: Take away the digests of what is told of a load's rows, as far as the rows are still there
-- grain: one row of row_digest
-- params: load_id integer, table varchar
delete from row_digest
where
    load_id = cast($load_id as integer)
    and table_name = $table
    and exists (
        select 1
        from load_day
        where
            load_day.load_id = row_digest.load_id
            and load_day.day is not distinct from row_digest.day
            and load_day.kept = 'rows'
    )
