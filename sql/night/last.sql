-- label: What the last night that had something to tell found
-- grain: one row per local day
select
    day,
    loads,
    stored,
    last_load,
    worst,
    page

from night
where reported_at = (select max(reported_at) from night)
order by day nulls last
