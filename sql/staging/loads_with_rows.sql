-- label: Loads that still have rows
-- grain: one row per load
select distinct load_id
from load_day
where kept = 'rows'
order by load_id
