-- label: The rows of a table, with those names only that have the most mail
-- grain: one row per row of the table
-- places: in braces, of the program's own: columns (each with what stands in its place) and table
-- engine: duckdb
select * replace ({columns})
from {table}
