-- label: The servers whose mail a report is about
-- grain: one row per server, the one with the most rows first, at most ten
-- params: since date, until date
select server, cast(sum(events) as bigint) as events
from hourly
where server is not null
    and ($since is null or day >= cast($since as date))
    and ($until is null or day <= cast($until as date))
group by server
order by events desc nulls last, server nulls last
limit 10
