-- label: The mail of a report by ISP, source IP and pool, beside that of other days
-- grain: one row per dimension and value, and one for all mail
-- params: since date, until date, before_since date, before_until date
with

-- What PowerMTA gave up by itself is not here: no ISP answered.
days as (

    select
        source_ip, pool, isp,
        delivered, recipients, attempts, deferred,
        day >= cast($since as date) and day <= cast($until as date) as is_now,
        day >= cast($before_since as date) and day <= cast($before_until as date) as is_before
    from daily
    where (day >= cast($since as date) and day <= cast($until as date))
        or (day >= cast($before_since as date) and day <= cast($before_until as date))

),

-- So few rows are left that each dimension can go over them.
cells as (

    select
        source_ip, pool, isp,
        coalesce(sum(delivered) filter (where is_now), 0) as delivered,
        coalesce(sum(recipients) filter (where is_now), 0) as recipients,
        coalesce(sum(attempts) filter (where is_now), 0) as attempts,
        coalesce(sum(deferred) filter (where is_now), 0) as deferred,
        coalesce(sum(delivered) filter (where is_before), 0) as before_delivered,
        coalesce(sum(recipients) filter (where is_before), 0) as before_recipients,
        coalesce(sum(attempts) filter (where is_before), 0) as before_attempts,
        coalesce(sum(deferred) filter (where is_before), 0) as before_deferred
    from days
    group by source_ip, pool, isp

),

named as (

    select 'all' as dimension, null as name, cells.* from cells
    union all
    select 'isp', isp, cells.* from cells
    union all
    select 'source_ip', source_ip, cells.* from cells
    union all
    select 'pool', pool, cells.* from cells

)

select
    dimension, name,
    cast(sum(delivered) as bigint) as delivered,
    cast(sum(recipients) as bigint) as recipients,
    cast(sum(attempts) as bigint) as attempts,
    cast(sum(deferred) as bigint) as deferred,
    cast(sum(before_delivered) as bigint) as before_delivered,
    cast(sum(before_recipients) as bigint) as before_recipients,
    cast(sum(before_attempts) as bigint) as before_attempts,
    cast(sum(before_deferred) as bigint) as before_deferred
from named
group by dimension, name
order by dimension nulls last, name nulls last
