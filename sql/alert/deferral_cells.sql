-- label: Deferred attempts per source IP and ISP of one day
-- grain: one row per source IP and ISP
-- params: day date
with

attempts as (

    select source_ip, isp, vmta, pool, outcome, category, events
    from sent_hour
    where day = cast($day as date)
        -- What the own server decided is no answer of the ISP.
        and category is distinct from 'administrative'

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
        sum(events) as attempts,
        sum(events) filter (where outcome = 'deferred') as deferred,
        sum(events) filter (where outcome = 'deferred' and category = 'greylisting') as greylisted

    from attempts
    group by source_ip, isp

)

select
    source_ip,
    isp,
    -- Named only where the cell has one and no other.
    case when first_vmta = last_vmta and with_vmta = attempts then first_vmta end as vmta,
    case when first_pool = last_pool and with_pool = attempts then first_pool end as pool,
    cast(attempts as bigint) as attempts,
    cast(coalesce(deferred, 0) as bigint) as deferred,
    cast(coalesce(greylisted, 0) as bigint) as greylisted

from counted
order by source_ip nulls last, isp nulls last
