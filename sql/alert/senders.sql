-- label: Attempts by server, source IP and local day
-- grain: one row per server, source IP and day
-- params: since date, until date
select
    server,
    source_ip,
    day,
    cast(sum(events) as bigint) as attempts

from hourly
where day is not null
    and outcome in ('delivered', 'bounced', 'deferred', 'not_sent')
    and category is distinct from 'administrative'
    and ($since is null or day >= cast($since as date))
    and ($until is null or day <= cast($until as date))
group by server, source_ip, day
order by day nulls last, server nulls last, source_ip nulls last
