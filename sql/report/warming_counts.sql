-- label: What each ISP answered to one source IP, by day and meaning
-- grain: one row per ISP, local day, outcome and category
-- params: source_ip varchar, since date, until date
with

attempts as (

    select
        sent_hour.isp, sent_hour.day, sent_hour.outcome, sent_hour.category, sent_hour.events,
        reply_category.severity_class
    from sent_hour
    left join reply_category
        on reply_category.category = sent_hour.category
    where sent_hour.source_ip = cast($source_ip as varchar)
        and sent_hour.day >= cast($since as date)
        and sent_hour.day <= cast($until as date)
        and sent_hour.category is distinct from 'administrative'

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
order by day nulls last, isp nulls last, outcome nulls last, category nulls last, severity_class nulls last
