-- label: How many rows a file has that was written just now
-- grain: one row
-- places: in braces, of the program's own: file
-- engine: duckdb
select sum(num_rows) as row_count
from parquet_file_metadata({file})
