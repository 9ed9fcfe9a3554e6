-- label: Local days with stored counts
-- grain: one row per day
-- params: since date, until date
-- Days that cannot be are left out, but for one that is asked for by itself.
select distinct day
from load_day
where day is not null
    and kept <> 'nothing'
    and ($since is null or day >= cast($since as date))
    and ($until is null or day <= cast($until as date))
    and (cast($since as date) = cast($until as date) or day in (select day from possible_day))
order by day nulls last
