-- label: Take out the rejected lines of loads of which no row is left
-- grain: one row per line
delete from rejected_line
where load_id in (select load_id from load_day where kept <> 'rows')
    and load_id not in (select load_id from load_day where kept = 'rows')
