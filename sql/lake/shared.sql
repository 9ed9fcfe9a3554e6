-- label: The rows of a table that loads share
-- grain: one row per row of the table
-- places: in braces, of the program's own: table and columns
-- engine: duckdb
select {columns}
from {table}
order by {columns}
