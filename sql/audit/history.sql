-- label: How much left from each address on each day, also before the period
-- grain: one row per vMTA, source IP and local day
-- params: until date
select
    vmta,
    source_ip,
    day,
    cast(sum(events) as bigint) as events

from sent_job
where source_ip is not null
    and day in (select day from possible_day)
    and ($until is null or day <= cast($until as date))
group by vmta, source_ip, day
order by day nulls last, source_ip nulls last, vmta nulls last
