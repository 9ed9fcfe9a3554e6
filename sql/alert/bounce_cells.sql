-- label: Bounces by category group, per source IP and ISP of one day
-- grain: one row per source IP and ISP
-- params: day date
with

recipients as (

    select source_ip, isp, vmta, pool, outcome, bounce_cat
    from attempt
    where day = cast($day as date)
        and outcome in ('delivered', 'bounced')

),

counted as (

    select
        source_ip,
        isp,
        min(vmta) as first_vmta,
        max(vmta) as last_vmta,
        min(pool) as first_pool,
        max(pool) as last_pool,
        count(vmta) as with_vmta,
        count(pool) as with_pool,
        count(*) as recipients,
        count(*) filter (where outcome = 'delivered') as delivered,
        count(*) filter (
            where outcome = 'bounced'
                and bounce_cat in ('bad-mailbox', 'inactive-mailbox', 'bad-domain')
        ) as hard_bounces,
        count(*) filter (
            where outcome = 'bounced'
                and bounce_cat in ('spam-related', 'policy-related', 'content-related', 'virus-related')
        ) as block_bounces

    from recipients
    group by source_ip, isp

)

select
    source_ip,
    isp,
    -- Named only where the cell has one and no other.
    case when first_vmta = last_vmta and with_vmta = recipients then first_vmta end as vmta,
    case when first_pool = last_pool and with_pool = recipients then first_pool end as pool,
    recipients,
    delivered,
    hard_bounces,
    block_bounces

from counted
order by source_ip nulls last, isp nulls last
