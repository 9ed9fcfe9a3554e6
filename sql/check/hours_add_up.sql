-- label: Loads whose hours do not sum to their rows
-- grain: one row per load and outcome; none in a sound store
with

days_with_rows as (

    select distinct load_id, day
    from load_day
    where kept = 'rows'

),

rows_stored as (

    select load_id, day, outcome, count(*) as events from attempt group by load_id, day, outcome
    union all
    select load_id, day, outcome, count(*) from other_row group by load_id, day, outcome

),

hours as (

    select hourly.load_id, hourly.day, hourly.outcome, sum(hourly.events) as events
    from hourly
    join days_with_rows
        on days_with_rows.load_id = hourly.load_id
        and days_with_rows.day is not distinct from hourly.day
    group by hourly.load_id, hourly.day, hourly.outcome

)

select
    coalesce(rows_stored.load_id, hours.load_id) as load_id,
    coalesce(rows_stored.outcome, hours.outcome) as outcome,
    coalesce(rows_stored.day, hours.day) as day,
    rows_stored.events as by_row,
    hours.events as by_hour

from rows_stored
full join hours
    on hours.load_id = rows_stored.load_id
    and hours.outcome = rows_stored.outcome
    and hours.day is not distinct from rows_stored.day
where rows_stored.events is distinct from hours.events
order by 1, 2, 3
