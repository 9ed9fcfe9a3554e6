-- label: How much left from each address on each day, also before the period
-- grain: one row per vMTA, source IP and local day
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
        days.*,
        row_number() over (
            order by events desc nulls last, day nulls last, source_ip nulls last, vmta nulls last
        ) as place
    from days

)

select vmta, source_ip, day, cast(events as bigint) as events
from ranked
where $top is null or place <= cast($top as bigint)
order by day nulls last, source_ip nulls last, vmta nulls last
