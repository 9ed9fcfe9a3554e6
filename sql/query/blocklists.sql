-- label: Which blocklists name us, and for which address
-- grain: one row per blocklist, what is listed, source IP and ISP
-- params: since date, until date, isp varchar = null (only this ISP), top integer = 50 (the largest so many)
-- needs: rows
with

logged as (

    select coalesce(sum(stored), 0) > 0 as has_deferrals
    from load_day
    where type = 't'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

listings as (

    select blocklist, listed, source_ip, isp, outcome, day
    from refusal
    where blocklist is not null
        and category <> 'administrative'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        blocklist, listed, source_ip, isp,
        count(*) filter (where outcome = 'bounced') as bounced,
        count(*) filter (where outcome = 'deferred') as deferred,
        min(day) as first_day,
        max(day) as last_day
    from listings
    group by blocklist, listed, source_ip, isp

)

select
    blocklist, listed, source_ip, isp, bounced, case when logged.has_deferrals then deferred end as deferred,
    first_day, last_day
from counted
cross join logged
order by
    counted.bounced desc nulls last, counted.deferred desc nulls last, blocklist nulls last, listed nulls last,
    source_ip nulls last, isp nulls last
limit $top
