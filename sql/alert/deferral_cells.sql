-- label: Deferred attempts per source IP and ISP of one day, at ISPs where there are enough for a rule
-- grain: one row per source IP and ISP, and one per ISP for the source IPs that are unknown or too small to be judged
-- params: day date, min_events integer, min_cases integer
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

),

isps as (

    select isp
    from counted
    group by isp
    having sum(attempts) >= cast($min_cases as bigint)
        and sum(deferred) >= cast($min_events as bigint)

),

described as (

    select
        counted.source_ip,
        counted.isp,
        -- Named only where the cell has one and no other.
        case when first_vmta = last_vmta and with_vmta = attempts then first_vmta end as vmta,
        case when first_pool = last_pool and with_pool = attempts then first_pool end as pool,
        case when attempts >= cast($min_cases as bigint) then source_ip end as judged_ip,
        attempts,
        coalesce(deferred, 0) as deferred,
        coalesce(greylisted, 0) as greylisted

    from counted
    where exists (select 1 from isps where isps.isp is not distinct from counted.isp)

),

-- What cannot be judged by itself counts for its ISP only.
cut as (

    select
        judged_ip,
        isp,
        count(*) as cells,
        min(source_ip) as source_ip,
        min(vmta) as vmta,
        min(pool) as pool,
        sum(attempts) as attempts,
        sum(deferred) as deferred,
        sum(greylisted) as greylisted

    from described
    group by judged_ip, isp

)

select
    case when cells = 1 then source_ip end as source_ip,
    isp,
    case when cells = 1 then vmta end as vmta,
    case when cells = 1 then pool end as pool,
    cast(attempts as bigint) as attempts,
    cast(deferred as bigint) as deferred,
    cast(greylisted as bigint) as greylisted,
    cells

from cut
order by source_ip nulls last, isp nulls last
