-- label: Take out the rejected lines of loads of which no row is left, or the counts of those that were not kept
-- grain: one row per row of the table
-- places: in braces, filled by the program: the name of the table
delete from {table}
where load_id in (select load_id from load_day where kept <> 'rows')
    and load_id not in (select load_id from load_day where kept = 'rows')
