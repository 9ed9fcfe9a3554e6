-- label: The rows of a load and of those that it may overlap, cut down to what tells rows apart
-- grain: one row per stored row
-- params: load_id integer, from_micros bigint, to_micros bigint
-- engine: duckdb
-- Each place gives three columns: second (of the event, since 1970; null if unknown), content (a hash of the columns
-- that both files have) and is_telling (whether one of them can hardly be equal by chance).
create or replace temp table compared as
with

rows_of_loads as (

    select load_id, line, type, logged_at, utc_offset_seconds, {attempt}
    from attempt
    where load_id = cast($load_id as integer) or load_id in ({loads})
    union all
    select load_id, line, 'tq', logged_at, utc_offset_seconds, {queue_event}
    from queue_event
    where load_id = cast($load_id as integer) or load_id in ({loads})
    union all
    select load_id, line, 'f', logged_at, utc_offset_seconds, {complaint}
    from complaint
    where load_id = cast($load_id as integer) or load_id in ({loads})
    union all
    select load_id, line, type, logged_at, utc_offset_seconds, {remote_report}
    from remote_report
    where load_id = cast($load_id as integer) or load_id in ({loads})
    union all
    select load_id, line, 'r', logged_at, utc_offset_seconds, {receipt}
    from receipt
    where load_id = cast($load_id as integer) or load_id in ({loads})

)

select
    load_id, line, type, second, content, is_telling,
    epoch_us(logged_at) // 1000000 + utc_offset_seconds as local_second

from rows_of_loads
where
    logged_at is null
    or (
        (cast($from_micros as bigint) is null or logged_at >= make_timestamptz(cast($from_micros as bigint)))
        and (cast($to_micros as bigint) is null or logged_at <= make_timestamptz(cast($to_micros as bigint)))
    )
