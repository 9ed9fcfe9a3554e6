-- label: The schema's version; 0 in a file that holds none
-- grain: one row
select
    count(*) filter (where table_name = 'schema_version') as has_version,
    count(*) as tables

from information_schema.tables
