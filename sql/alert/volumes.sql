-- label: Recipients of each source IP that sent on a day, on that day and those before it, where there are enough
-- grain: one row per source IP and day
-- params: day date, since date (the first day), min_cases integer
-- A day on which an address sent nothing has no row, nor has one whose files log no delivery.
with

logged as (

    select distinct day
    from hourly
    where outcome = 'delivered'

),

by_day as (

    select source_ip, day, sum(events) as recipients
    from hourly
    where source_ip is not null
        and outcome in ('delivered', 'bounced')
        -- What PowerMTA itself gave up did not leave the address.
        and category is distinct from 'administrative'
        and day >= cast($since as date)
        and day <= cast($day as date)
        and day in (select logged.day from logged)
    group by source_ip, day

),

judged as (

    select source_ip
    from by_day
    group by source_ip
    having max(day) = cast($day as date)
        and max(recipients) >= cast($min_cases as bigint)

)

select
    by_day.source_ip,
    by_day.day,
    cast(by_day.recipients as bigint) as recipients

from by_day
join judged
    on judged.source_ip = by_day.source_ip
order by by_day.source_ip nulls last, by_day.day nulls last
