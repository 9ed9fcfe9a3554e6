-- label: One bounce that says that its address is dead
-- grain: one row per attempt that bounced for good, by a hard answer, and nothing was delivered there since
-- Where a time is missing, a delivery may have been later.
with

hard_bounces as (

    select *
    from bounce
    where severity_class = 'hard'
        and is_permanent
        and address is not null

),

deliveries as (

    select
        lower(rcpt) as address,
        max(logged_at) as last_at,
        count(*) filter (where logged_at is null) as without_time

    from attempt
    where outcome = 'delivered'
        and lower(rcpt) in (select address from hard_bounces)
    group by lower(rcpt)

)

select hard_bounces.*
from hard_bounces
left join deliveries
    on deliveries.address = hard_bounces.address
where
    deliveries.address is null
    or (deliveries.without_time = 0 and hard_bounces.logged_at > deliveries.last_at)
