-- label: The local days that each load has rows of
-- grain: one row per load and local day
-- engine: duckdb
select distinct load_id, day
from load_day
order by load_id, day nulls last
