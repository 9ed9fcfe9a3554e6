-- label: Attempts by server and local hour
-- grain: one row per server and local hour
-- params: since date, until date
select
    server,
    day,
    hour,
    cast(sum(events) as bigint) as attempts

from hourly
where hour is not null
    and day in (select day from possible_day)
    and outcome in ('delivered', 'bounced', 'deferred', 'not_sent')
    and ($since is null or day >= cast($since as date))
    and ($until is null or day <= cast($until as date))
group by server, day, hour
order by server nulls last, day nulls last, hour nulls last
