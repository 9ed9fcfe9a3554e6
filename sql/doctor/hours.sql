-- label: Attempts by server and local hour
-- grain: one row per server and local hour
-- params: since date, until date, top integer (the servers with the most attempts; null cuts none)
with

traffic as (

    select server, day, hour, sum(events) as attempts
    from hourly
    where hour is not null
        and day in (select day from possible_day)
        and outcome in ('delivered', 'bounced', 'deferred', 'not_sent')
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
    group by server, day, hour

),

servers as (

    select server, sum(attempts) as attempts
    from traffic
    group by server

),

ranked as (

    select
        server,
        row_number() over (order by attempts desc nulls last, server nulls last) as place,
        count(*) over () as servers
    from servers

),

cut as (

    select server, servers
    from ranked
    where $top is null or place <= cast($top as bigint)

)

select
    traffic.server,
    traffic.day,
    traffic.hour,
    cast(traffic.attempts as bigint) as attempts,
    -- Of all, with those that are cut off.
    cut.servers

from traffic
join cut
    on cut.server is not distinct from traffic.server
order by traffic.server nulls last, traffic.day nulls last, traffic.hour nulls last
