-- label: The rows of a file of a lake but for those of one load
-- grain: one row per row of the file
-- places: in braces, of the program's own: file and load
-- engine: duckdb
select *
from read_parquet({file}, hive_partitioning = false)
where load_id <> {load}
