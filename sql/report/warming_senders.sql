-- label: Source IPs that appeared not long ago, and what they sent since
-- grain: one row per source IP
-- params: since date (the earliest first day), until date
with

attempts as (

    select source_ip, day, outcome, events
    from sent_hour
    where source_ip is not null
        and day in (select day from possible_day)
        and day <= cast($until as date)
        and category is distinct from 'administrative'

),

senders as (

    select
        source_ip,
        min(day) as first_day,
        max(day) as last_day,
        sum(events) filter (where outcome = 'delivered') as delivered,
        sum(events) filter (where outcome = 'bounced') as bounced,
        sum(events) filter (where outcome = 'deferred') as deferred

    from attempts
    group by source_ip

)

select
    source_ip,
    first_day,
    last_day,
    cast(coalesce(delivered, 0) as bigint) as delivered,
    cast(coalesce(bounced, 0) as bigint) as bounced,
    cast(coalesce(deferred, 0) as bigint) as deferred

from senders
where first_day >= cast($since as date)
order by source_ip nulls last
