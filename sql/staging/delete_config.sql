-- label: Take a kept configuration out of one table
-- grain: one row per row of the table
-- params: snapshot_id varchar
-- places: in braces, filled by the program: the table
delete from {table}
where snapshot_id = $snapshot_id
