-- label: The loads of a period as the ledger knows them
-- grain: one row per load
-- params: since date, until date
-- Instants are whole seconds since 1970.
with

days as (

    select
        load_id,
        min(day) as first_day,
        max(day) as last_day

    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
    group by load_id

)

select
    load.load_id,
    load.path,
    load.location,
    load.header,
    load.server,
    cast(days.first_day as varchar) as first_day,
    cast(days.last_day as varchar) as last_day,
    cast(floor(epoch(load.first_at)) as bigint) as first_second,
    cast(floor(epoch(load.last_at)) as bigint) as last_second,
    cast(floor(epoch(load.loaded_at)) as bigint) as loaded_second,
    load.end_offset,
    load.head_bytes,
    load.head_sha256

from days
inner join load on load.load_id = days.load_id
order by load.load_id
