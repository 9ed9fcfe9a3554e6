-- label: Note which replies loads brought
-- grain: one row per load, local day, reply, ISP, source IP and outcome
-- params: first_load integer, last_load integer
insert into reply_seen by name
with

-- Few clocks change their offset within a day, so that these are hardly more than what is stored.
by_offset as (

    select
        load_id, day, reply_id, isp, source_ip, outcome, utc_offset_seconds,
        min(logged_at) as first_at,
        max(logged_at) as last_at,
        count(*) as events

    from answer
    where load_id between cast($first_load as integer) and cast($last_load as integer)
    group by load_id, day, reply_id, isp, source_ip, outcome, utc_offset_seconds

),

seen as (

    select
        load_id, day, reply_id, isp, source_ip, outcome,
        -- Of two first rows of one instant always the same; so of the last ones.
        min(struct_pack(at_time := first_at, utc_offset := utc_offset_seconds))
            filter (where first_at is not null) as first_row,
        max(struct_pack(at_time := last_at, utc_offset := utc_offset_seconds))
            filter (where last_at is not null) as last_row,
        cast(sum(events) as bigint) as events

    from by_offset
    group by load_id, day, reply_id, isp, source_ip, outcome

)

select
    load_id, day, reply_id, isp, source_ip, outcome,
    first_row.at_time as first_at,
    first_row.utc_offset as first_utc_offset_seconds,
    last_row.at_time as last_at,
    last_row.utc_offset as last_utc_offset_seconds,
    events

from seen
