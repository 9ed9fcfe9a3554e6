-- label: Loads with rows of days whose single rows were pruned
-- grain: one row per load
-- params: first_load integer
select distinct mine.load_id
from load_day as mine
join load_day as pruned
    on pruned.day = mine.day
where
    mine.load_id >= cast($first_load as integer)
    and pruned.kept = 'hours'
order by mine.load_id
