-- label: Hard and block bounces per source IP and ISP of one day, where there are enough for a rule
-- grain: one row per source IP and ISP
-- params: day date, min_events integer, min_cases integer
-- What has fewer recipients, or fewer bounces of either kind, is in alert/quiet_cells.
with

recipients as (

    select
        hourly.source_ip, hourly.isp, hourly.vmta, hourly.pool, hourly.outcome, hourly.events,
        reply_category.severity_class
    from hourly
    left join reply_category
        on reply_category.category = hourly.category
    where hourly.day = cast($day as date)
        and hourly.outcome in ('delivered', 'bounced')
        -- No ISP answered for what PowerMTA itself gave up.
        and hourly.category is distinct from 'administrative'

),

counted as (

    select
        source_ip,
        isp,
        min(vmta) as first_vmta,
        max(vmta) as last_vmta,
        min(pool) as first_pool,
        max(pool) as last_pool,
        sum(events) filter (where vmta is not null) as with_vmta,
        sum(events) filter (where pool is not null) as with_pool,
        sum(events) as recipients,
        sum(events) filter (where outcome = 'delivered') as delivered,
        sum(events) filter (where outcome = 'bounced' and severity_class = 'hard') as hard_bounces,
        sum(events) filter (where outcome = 'bounced' and severity_class = 'block') as block_bounces

    from recipients
    group by source_ip, isp

)

select
    source_ip,
    isp,
    -- Named only where the cell has one and no other.
    case when first_vmta = last_vmta and with_vmta = recipients then first_vmta end as vmta,
    case when first_pool = last_pool and with_pool = recipients then first_pool end as pool,
    cast(recipients as bigint) as recipients,
    cast(coalesce(delivered, 0) as bigint) as delivered,
    cast(coalesce(hard_bounces, 0) as bigint) as hard_bounces,
    cast(coalesce(block_bounces, 0) as bigint) as block_bounces

from counted
where recipients >= cast($min_cases as bigint)
    and (hard_bounces >= cast($min_events as bigint) or block_bounces >= cast($min_events as bigint))
order by source_ip nulls last, isp nulls last
