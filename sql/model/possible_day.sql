-- label: The local days that can be
-- grain: one row per local day
-- One of its loads was no more than a day earlier, and there was mail to log. The rows of all other days are kept and
-- counted; but no such day is the latest one, and nothing is measured from it.
select distinct load_day.day
from load_day
join load
    on load.load_id = load_day.load_id
where load_day.day >= date '2000-01-01'
    and load_day.day <= cast(load.loaded_at as date) + 1
