-- label: What each virtual MTA delivered hour by hour
-- grain: one row per vMTA, source IP and local hour
-- params: since date, until date, isp varchar = null (only this ISP), vmta varchar = null (only this virtual MTA)
-- params: top integer = 1000 (the first so many rows)
-- needs: counts
-- shares: bounced_share = bounced - administrative / recipients - administrative
-- administrative are the bounces that PowerMTA was told to make: no ISP answered, the share leaves them out.
with

sent_mail as (

    select vmta, source_ip, hour, outcome, category, events
    from sent_hour
    where outcome in ('delivered', 'bounced')
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
        and ($vmta is null or coalesce(vmta, 'unknown') = cast($vmta as varchar))

)

select
    vmta, source_ip, hour,
    cast(sum(events) as bigint) as recipients,
    cast(coalesce(sum(events) filter (where outcome = 'delivered'), 0) as bigint) as delivered,
    cast(coalesce(sum(events) filter (where outcome = 'bounced'), 0) as bigint) as bounced,
    cast(
        coalesce(sum(events) filter (where outcome = 'bounced' and category = 'administrative'), 0) as bigint
    ) as administrative

from sent_mail
group by vmta, source_ip, hour
order by vmta nulls last, source_ip nulls last, hour nulls last
limit $top
