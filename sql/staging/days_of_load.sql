-- label: What a load stored of attempts
-- grain: one row per local day and record type
-- params: load_id integer
with

attempts as (

    select
        day,
        cast(type as varchar) as type,
        epoch_us(logged_at) as micros,
        epoch_us(logged_at) + utc_offset_seconds * cast(1000000 as bigint) as local_micros

    from attempt
    where load_id = cast($load_id as integer)

)

select
    cast(day as varchar) as day,
    type,
    count(*) as stored,
    min(micros) as first_micros,
    max(micros) as last_micros,
    min(local_micros) as first_local,
    max(local_micros) as last_local

from attempts
group by day, type
order by day, type
