-- label: A table of a lake, out of the files that count
-- grain: one row per row of the table
-- places: in braces, of the program's own: columns, hidden (the empty table, for types) and files
-- engine: duckdb
select {columns}
from (
    select * from {hidden}
    union all by name
    {files}
) as shown
