-- label: How many pairs of source IP and ISP of one day no rule about bounces can speak of
-- grain: one row
-- params: day date, min_events integer, min_cases integer
-- All that alert/bounce_cells leaves out.
with

recipients as (

    select hourly.source_ip, hourly.isp, hourly.outcome, hourly.events, reply_category.severity_class
    from hourly
    left join reply_category
        on reply_category.category = hourly.category
    where hourly.day = cast($day as date)
        and hourly.outcome in ('delivered', 'bounced')
        and hourly.category is distinct from 'administrative'

),

counted as (

    select
        source_ip,
        isp,
        sum(events) as recipients,
        coalesce(sum(events) filter (where outcome = 'bounced' and severity_class = 'hard'), 0) as hard_bounces,
        coalesce(sum(events) filter (where outcome = 'bounced' and severity_class = 'block'), 0) as block_bounces

    from recipients
    group by source_ip, isp

)

select
    count(*) as cells,
    count(*) filter (where recipients < cast($min_cases as bigint)) as too_few

from counted
where recipients < cast($min_cases as bigint)
    or (hard_bounces < cast($min_events as bigint) and block_bounces < cast($min_events as bigint))
