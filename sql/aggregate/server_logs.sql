-- label: What each server ever logged
-- grain: one row per server
-- places: in braces, filled by the program: one `and` for each --where of a server
with

asked as (

    select load_id, server
    from load_server
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
