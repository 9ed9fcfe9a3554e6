-- label: Loads of which retention has left no row
-- grain: one row per load
-- places: load_day, in braces: that table of the store that is proved
select load_id
from {load_day}
group by load_id
having count(*) filter (where kept = 'rows') = 0
order by load_id
