-- label: Days that have rows or were judged, and what the judge said of them
-- grain: one row per local day
-- params: until date
-- A day is judged from its own rows and those of the 63 days before. Taking rows out or judging replies anew changes
-- neither; of a day whose counts were taken out nothing can be judged any more, so it stays as it was.
with

possible_load_day as (

    select day, load_id, stored, kept
    from load_day
    where day in (select day from possible_day)

),

day_rows as (

    select
        day,
        count(distinct load_id) as loads,
        sum(stored) as stored,
        max(load_id) as last_load,
        bool_and(kept <> 'nothing') as is_counted
    from possible_load_day
    group by day

),

days as (

    select day, is_counted from day_rows
    union all
    select day, false as is_counted
    from judged_day
    where day not in (select day from day_rows)

),

day_windows as (

    select
        days.day,
        days.is_counted,
        cast(coalesce(sum(day_rows.loads), 0) as bigint) as loads,
        cast(coalesce(sum(day_rows.stored), 0) as bigint) as stored,
        coalesce(max(day_rows.last_load), 0) as last_load
    from days
    left join day_rows
        on day_rows.day <= days.day
        and day_rows.day >= days.day - 63
    where $until is null or days.day <= cast($until as date)
    group by days.day, days.is_counted

)

select
    day_windows.day,
    day_windows.is_counted,
    day_windows.loads,
    day_windows.stored,
    day_windows.last_load,
    judged_day.loads = day_windows.loads
        and judged_day.stored = day_windows.stored
        and judged_day.last_load = day_windows.last_load as is_as_judged,
    judged_day.is_over,
    judged_day.hearing,
    judged_day.cells,
    judged_day.too_few,
    judged_day.recipients,
    judged_day.recipients_too_few,
    judged_day.judged_by,
    judged_day.body

from day_windows
left join judged_day
    on judged_day.day = day_windows.day
order by day_windows.day nulls last
