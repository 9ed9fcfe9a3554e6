-- label: Local days with stored counts
-- grain: one row per day
-- params: since date, until date
select distinct cast(day as varchar) as day
from load_day
where day is not null
    and kept <> 'nothing'
    and ($since is null or day >= cast($since as date))
    and ($until is null or day <= cast($until as date))
order by day
