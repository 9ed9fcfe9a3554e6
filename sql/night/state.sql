-- label: What of a day is stored, and whether a mail told of it
-- grain: one row
-- params: day date
with

asked as (

    select cast($day as date) as day

)

select
    coalesce(day_state.loads, 0) as loads,
    coalesce(day_state.stored, 0) as stored,
    coalesce(day_state.last_load, 0) as last_load,
    case when night.mail = 'sent' then 1 else 0 end as is_mailed

from asked
left join day_state
    on day_state.day = asked.day
left join night
    on night.day = asked.day
    and night.loads = coalesce(day_state.loads, 0)
    and night.stored = coalesce(day_state.stored, 0)
    and night.last_load = coalesce(day_state.last_load, 0)
