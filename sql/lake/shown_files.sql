-- label: The rows of some files of a lake
-- grain: one row per row of the files
-- places: in braces, of the program's own: columns, files and where (which loads are left out)
-- engine: duckdb
-- What names of folders look like says nothing.
select {columns}
from read_parquet({files}, hive_partitioning = false)
{where}
