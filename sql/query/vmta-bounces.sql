-- label: At which domains each virtual MTA bounced the most
-- grain: one row per vMTA, source IP and recipients' domain with bounces
-- params: since date, until date, isp varchar = null (only this ISP), vmta varchar = null (only this virtual MTA)
-- params: top integer = 20 (the largest so many)
-- needs: rows
-- shares: bounced_share = bounced / recipients
-- What PowerMTA itself decided is left out.
with

answered as (

    select vmta, source_ip, rcpt_domain, outcome
    from sent_answer
    where outcome in ('delivered', 'bounced')
        and not is_own_decision
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
        and ($vmta is null or coalesce(vmta, 'unknown') = cast($vmta as varchar))

),

counted as (

    select
        vmta, source_ip, rcpt_domain,
        count(*) as recipients,
        count(*) filter (where outcome = 'delivered') as delivered,
        count(*) filter (where outcome = 'bounced') as bounced
    from answered
    group by vmta, source_ip, rcpt_domain

)

select vmta, source_ip, rcpt_domain, recipients, delivered, bounced
from counted
where bounced > 0
order by bounced desc nulls last, vmta nulls last, source_ip nulls last, rcpt_domain nulls last
limit $top
