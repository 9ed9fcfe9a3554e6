-- label: Rows of a table and a local day, as a lake has them
-- grain: one row per row of the table
-- places: in braces, of the program's own: table, columns, where (of the day) and order
-- engine: duckdb
select {columns}
from {table} as kept
join published_load
    on published_load.load_id = kept.load_id
{where}
order by {order}
