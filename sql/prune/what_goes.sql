-- label: What is stored and older than the days to keep
-- grain: one row
-- params: attempts_before date, hourly_before date
with

days_of_rows as (

    select day, stored
    from load_day
    where kept = 'rows'
        and day < cast($attempts_before as date)

),

old_rows as (

    select count(distinct day) as days, coalesce(sum(stored), 0) as events
    from days_of_rows

),

old_hours as (

    select count(*) as hours
    from hourly
    where day < cast($hourly_before as date)

)

select
    old_rows.days,
    cast(old_rows.events as bigint) as stored,
    old_hours.hours

from old_rows
cross join old_hours
