-- label: The rows of a table and day of all servers
-- grain: one row per row of the table
-- places: in braces, of the program's own: files and order
-- engine: duckdb
select *
from (
    {files}
) as fleet
order by {order}
