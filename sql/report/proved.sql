-- label: Rows that the files of a report brought, beside those in its counts
-- grain: one row per load
-- params: since date, until date
-- Receipts and remote status have no counts, so they are in neither number; `apart` has them.
with

brought as (

    select
        load_id,
        sum(stored) filter (where type not in ('r', 'rs')) as stored,
        sum(stored) filter (where type in ('r', 'rs')) as apart
    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
    group by load_id

),

counted as (

    select load_id, sum(events) as counted
    from hourly
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
    group by load_id

)

select
    load.load_id,
    load.prefix_digest,
    load.tool_version,
    cast(coalesce(brought.stored, 0) as bigint) as stored,
    cast(coalesce(counted.counted, 0) as bigint) as counted,
    cast(coalesce(brought.apart, 0) as bigint) as apart
from brought
full join counted
    on counted.load_id = brought.load_id
join load
    on load.load_id = coalesce(brought.load_id, counted.load_id)
order by load.load_id nulls last
