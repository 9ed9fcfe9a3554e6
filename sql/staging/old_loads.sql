-- label: Tell of loads of schema 1 what later ones tell by themselves
-- grain: one row per load
with

rows_of_loads as (

    select load_id, logged_at from attempt
    union all
    select load_id, logged_at from queue_event
    union all
    select load_id, logged_at from complaint
    union all
    select load_id, logged_at from remote_report
    union all
    select load_id, logged_at from receipt

),

spans as (

    select load_id, min(logged_at) as first_at, max(logged_at) as last_at
    from rows_of_loads
    group by load_id

)

update load
set
    -- A name that begins with a slash is a place.
    location = case when starts_with(path, '/') then path end,
    first_at = spans.first_at,
    last_at = spans.last_at

from spans
where spans.load_id = load.load_id
