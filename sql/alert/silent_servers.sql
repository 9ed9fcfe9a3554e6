-- label: Servers that sent much a week ago and nothing on the last day, with all their days
-- grain: one row per server and day
-- params: since date, until date, enough integer (attempts on the first day)
with

by_day as (

    select server, day, sum(events) as attempts, max(hour) as last_hour
    from hourly
    where server is not null
        and outcome in ('delivered', 'bounced', 'deferred', 'not_sent')
        and category is distinct from 'administrative'
        and day >= cast($since as date)
        and day <= cast($until as date)
    group by server, day

),

silent as (

    select server
    from by_day
    group by server
    having sum(attempts) filter (where day = cast($since as date)) >= cast($enough as bigint)
        and max(day) < cast($until as date)

)

select
    by_day.server,
    by_day.day,
    cast(by_day.attempts as bigint) as attempts,
    by_day.last_hour

from by_day
join silent
    on silent.server = by_day.server
order by by_day.server nulls last, by_day.day nulls last
