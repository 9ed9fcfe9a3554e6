-- label: Roll loads up by job
-- grain: one row per load, local day, job, source IP, vMTA, pool, ISP, own class and outcome
-- params: first_load integer, last_load integer
-- places: in braces, of the program's own: sender_domain (the domain of `orig`, or null where no class asks for it),
-- places: classed (`model/classed_event.sql`, or `unclassed_rows.sql`, on `by_name`)
insert into daily_job by name
with

rows_of_load as (

    select
        load_id, day, job, outcome, source_ip, vmta, pool, pool_source, isp, smtp_user,
        {sender_domain} as sender_domain, utc_offset_seconds, logged_at

    from attempt
    where load_id between cast($first_load as integer) and cast($last_load as integer)
    union all
    select
        load_id, day, job, outcome, source_ip, vmta, pool, pool_source, isp, smtp_user, sender_domain,
        utc_offset_seconds, logged_at

    from other_row
    where load_id between cast($first_load as integer) and cast($last_load as integer)

),

-- Few clocks change their offset within a day, and few jobs have many users and senders, so that these are hardly more
-- than what is stored.
by_name as (

    select
        load_id, day, job, outcome, source_ip, vmta, pool, pool_source, isp, smtp_user, sender_domain, utc_offset_seconds,
        count(*) as events,
        min(logged_at) as first_at

    from rows_of_load
    group by
        load_id, day, job, outcome, source_ip, vmta, pool, pool_source, isp, smtp_user, sender_domain, utc_offset_seconds

),

classed as (

    {classed}

),

by_job as (

    select
        load_id, day, job, outcome, source_ip, vmta, pool, pool_source, isp, own_class, road_class,
        cast(sum(events) as bigint) as events,
        min(first_at) as first_at,
        -- Of two first rows of one instant always the same.
        min(struct_pack(first_at := first_at, utc_offset := utc_offset_seconds)) as first_row

    from classed
    group by load_id, day, job, outcome, source_ip, vmta, pool, pool_source, isp, own_class, road_class

)

select
    load_id, day, job, outcome, source_ip, vmta, pool, pool_source, isp, own_class, road_class, events, first_at,
    first_row.utc_offset as first_utc_offset_seconds

from by_job
