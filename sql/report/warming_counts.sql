-- label: What each ISP answered to one source IP, by day and meaning
-- grain: one row per ISP, local day, outcome and category
-- params: source_ip varchar, since date, until date
with

attempts as (

    select
        hourly.isp, hourly.day, hourly.outcome, hourly.category, hourly.events,
        reply_category.severity_class
    from hourly
    left join reply_category
        on reply_category.category = hourly.category
    where hourly.source_ip = cast($source_ip as varchar)
        and hourly.day >= cast($since as date)
        and hourly.day <= cast($until as date)
        and hourly.outcome in ('delivered', 'bounced', 'deferred')
        and hourly.category is distinct from 'administrative'

)

select
    isp,
    day,
    outcome,
    category,
    severity_class,
    cast(sum(events) as bigint) as events

from attempts
group by isp, day, outcome, category, severity_class
order by day, isp nulls last, outcome, category nulls last, severity_class nulls last
