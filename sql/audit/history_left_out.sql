-- label: How many days of addresses an audit does not look back at, as there are too many
-- grain: one row
-- params: until date, top integer (those with the most rows; null for all)
with

days as (

    select vmta, source_ip, day, sum(events) as events
    from sent_job
    where source_ip is not null
        and day in (select day from possible_day)
        and ($until is null or day <= cast($until as date))
    group by vmta, source_ip, day

),

ranked as (

    select
        events,
        row_number() over (order by events desc nulls last) as place
    from days

)

select
    count(*) as days,
    cast(coalesce(sum(events), 0) as bigint) as events

from ranked
where place > cast($top as bigint)
