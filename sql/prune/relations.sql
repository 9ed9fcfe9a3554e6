-- label: The tables and views of one database
-- grain: one row per table or view
-- params: database varchar
select table_name as name, table_type = 'BASE TABLE' as is_table
from information_schema.tables
where table_catalog = $database
order by name
