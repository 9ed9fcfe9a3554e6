-- label: Which addresses bounced hard the most often
-- grain: one row per address
-- params: since date, until date, isp varchar = null (only this ISP)
-- params: min_bounces integer = 1 (leaves out addresses with fewer), top integer = 100 (the worst so many)
-- needs: rows
-- For good and by a hard answer. delivered is how often the address took mail on the same days: it may live. Hidden
-- addresses are left out.
with

bounces as (

    select address, isp, logged_at, utc_offset_seconds
    from bounce
    where severity_class = 'hard'
        and is_permanent
        and address is not null
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        address,
        count(*) as bounces,
        min(isp) as isp,
        min(logged_at) as first_at,
        min_by(utc_offset_seconds, logged_at) as first_utc_offset_seconds,
        max(logged_at) as last_at,
        max_by(utc_offset_seconds, logged_at) as last_utc_offset_seconds
    from bounces
    group by address

),

deliveries as (

    select lower(rcpt) as address, count(*) as delivered
    from sent
    where outcome = 'delivered'
        and lower(rcpt) in (select address from counted)
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
    group by lower(rcpt)

)

select
    counted.address, counted.isp, counted.bounces, coalesce(deliveries.delivered, 0) as delivered,
    counted.first_at, counted.first_utc_offset_seconds, counted.last_at, counted.last_utc_offset_seconds
from counted
left join deliveries
    on deliveries.address = counted.address
where counted.bounces >= cast($min_bounces as bigint)
order by bounces desc nulls last, counted.last_at desc nulls last, counted.address nulls last
limit $top
