-- label: What each server ever logged
-- grain: one row per server
-- places: in braces, filled by the program: one `and` for each --where of a server
with

-- Without a server of its own, a load has rows of any.
holders as (

    select load_id, server
    from load
    where server is not null
    union all
    select distinct hourly.load_id, hourly.server
    from hourly
    join load
        on load.load_id = hourly.load_id
    where load.server is null
        and hourly.server is not null

),

asked as (

    select load_id, server
    from holders
    where true {servers}

)

select
    asked.server,
    coalesce(sum(load_day.stored) filter (where load_day.type = 't'), 0) > 0 as logs_deferrals,
    coalesce(sum(load_day.stored) filter (where load_day.type = 'tq'), 0) > 0 as logs_queue_events,
    coalesce(bool_or(load_day.logs_dlv_type) filter (where load_day.type in ('d', 'b', 't')), false) as logs_dlv_type,
    coalesce(bool_or(load_day.logs_size) filter (where load_day.type = 'd'), false) as logs_size,
    coalesce(bool_or(load_day.logs_time_queued) filter (where load_day.type in ('d', 'b', 't')), false) as logs_time_queued

from asked
left join load_day
    on load_day.load_id = asked.load_id
group by asked.server
order by asked.server nulls last
