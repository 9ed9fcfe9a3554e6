-- label: Local days of the file at hand
-- grain: one row per day
select distinct cast(day as varchar) as day
from stage_day
where day is not null
order by day
