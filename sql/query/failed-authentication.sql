-- label: Which sending domains fail SPF, DKIM, DMARC or reverse DNS
-- grain: one row per sending domain, ISP and masked reply text
-- params: since date, until date, isp varchar = null (only this ISP), top integer = 50 (the largest so many)
-- needs: rows
-- The sending domain is the envelope sender’s.
with

logged as (

    select coalesce(sum(stored), 0) > 0 as has_deferrals
    from load_day
    where type = 't'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

failed as (

    select sender_domain, isp, reply, outcome, source_ip
    from answered_event
    where category = 'authentication'
        and outcome in ('bounced', 'deferred')
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        sender_domain, isp, reply,
        count(*) filter (where outcome = 'bounced') as bounced,
        count(*) filter (where outcome = 'deferred') as deferred,
        nullif(count(distinct source_ip), 0) as source_ips
    from failed
    group by sender_domain, isp, reply

)

select
    sender_domain, isp, bounced, case when logged.has_deferrals then deferred end as deferred, source_ips, reply
from counted
cross join logged
order by
    counted.bounced desc nulls last, counted.deferred desc nulls last, sender_domain nulls last, isp nulls last,
    reply nulls last
limit $top
