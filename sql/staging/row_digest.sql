-- label: What the rows of loads are in one number
-- grain: one row per load and local day
-- params: first_load integer, last_load integer
-- places: in braces, of the program's own: table, day (its column, or null), columns and how many they are, probe
select
    load_id,
    '{table}' as table_name,
    {day} as day,
    count(*) as row_count,
    sum(hash({columns})) as hash_sum,
    cast({count} as integer) as columns,
    {probe} as probe

from {table}
where load_id between cast($first_load as integer) and cast($last_load as integer)
group by load_id, {day}
