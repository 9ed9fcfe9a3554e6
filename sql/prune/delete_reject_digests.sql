-- label: Take out the digests of rejected lines of loads of which no row is left
-- grain: one row per row of row_digest
-- params: table varchar
delete from row_digest
where table_name = $table
    and load_id in (select load_id from load_day where kept <> 'rows')
    and load_id not in (select load_id from load_day where kept = 'rows')
