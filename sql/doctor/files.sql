-- label: The loads of a period as the ledger knows them
-- grain: one row per load
-- params: since date, until date
-- First and last day are of the days that can be, as far as there are any.
with

days as (

    select
        load_day.load_id,
        min(load_day.day) as earliest_day,
        max(load_day.day) as latest_day,
        min(possible_day.day) as first_day,
        max(possible_day.day) as last_day,
        sum(load_day.stored) filter (where possible_day.day is null and load_day.day is not null) as elsewhen,
        sum(load_day.stored) filter (
            where possible_day.day is null and load_day.day > cast(load.loaded_at as date)
        ) as future_rows

    from load_day
    join load
        on load.load_id = load_day.load_id
    left join possible_day
        on possible_day.day = load_day.day
    where ($since is null or load_day.day >= cast($since as date))
        and ($until is null or load_day.day <= cast($until as date))
    group by load_day.load_id

)

select
    load.load_id,
    load.path,
    load.location,
    load.header,
    load.server,
    coalesce(days.first_day, days.earliest_day) as first_day,
    coalesce(days.last_day, days.latest_day) as last_day,
    load.first_at,
    load.last_at,
    load.loaded_at,
    load.end_offset,
    load.head_bytes,
    load.head_sha256,
    load.privacy,
    cast(coalesce(days.elsewhen, 0) - coalesce(days.future_rows, 0) as bigint) as past_rows,
    days.earliest_day,
    cast(coalesce(days.future_rows, 0) as bigint) as future_rows,
    days.latest_day

from days
inner join load on load.load_id = days.load_id
order by load.load_id nulls last
