-- label: Days that were reported and whose mail is still owed
-- grain: one row per local day
select
    day,
    loads,
    stored,
    last_load,
    worst,
    page

from night
where mail = 'owed'
order by day nulls last
