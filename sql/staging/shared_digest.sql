-- label: What the rows of a table that loads share are in one number
-- grain: one row
-- places: in braces, of the program's own: table, columns and how many they are, probe
select
    0 as load_id,
    '{table}' as table_name,
    cast(null as date) as day,
    count(*) as row_count,
    coalesce(sum(hash({columns})), 0) as hash_sum,
    cast({count} as integer) as columns,
    {probe} as probe

from {table}
