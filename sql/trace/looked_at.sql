-- label: How much there is to look at
-- grain: one row
-- params: since date, until date
select
    cast(coalesce(sum(stored), 0) as bigint) as stored_rows,
    count(distinct day) as days,
    min(day) as first_day,
    max(day) as last_day
from load_day
where kept = 'rows'
    and ($since is null or day >= cast($since as date))
    and ($until is null or day <= cast($until as date))
