-- label: The rows of a table and day of all servers, those of one source IP beside each other
-- grain: one row per row of the table
-- places: in braces, of the program's own: files
-- engine: duckdb
select *
from (
    {files}
) as fleet
order by source_ip nulls last, isp nulls last, load_id
