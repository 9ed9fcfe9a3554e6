-- label: Days whose rows were not told of as they are now
-- grain: one row per local day
select
    day,
    loads,
    stored,
    last_load

from due_day
order by day nulls last
