-- label: Loads whose hours do not sum to what the ledger says of a day
-- grain: one row per load and local day; none in a sound store
with

-- Receipts and remote status reports are in no count.
stored_events as (

    select
        load_id,
        day,
        sum(stored) filter (where kept <> 'nothing' and type in ('d', 'b', 't', 'tq', 'f', 'rb')) as events

    from load_day
    group by load_id, day

),

hours as (

    select load_id, day, sum(events) as events
    from hourly
    group by load_id, day

)

select
    coalesce(stored_events.load_id, hours.load_id) as load_id,
    coalesce(stored_events.day, hours.day) as day,
    coalesce(stored_events.events, 0) as by_ledger,
    coalesce(hours.events, 0) as by_hour

from stored_events
full join hours
    on hours.load_id = stored_events.load_id
    and hours.day is not distinct from stored_events.day
where coalesce(stored_events.events, 0) <> coalesce(hours.events, 0)
order by 1, 2
