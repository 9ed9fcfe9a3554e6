-- label: Roll loads up by the hour
-- grain: one row per load, local hour, outcome and dimensions
-- params: first_load integer, last_load integer
-- places: in braces, of the program's own: sender_domain (the domain of `orig`, or null where no class asks for it),
-- places: classed_attempts and classed_others (`model/classed_event.sql`, or `unclassed_rows.sql`, on a step of that
-- places: name)
insert into hourly by name
with

attempts as (

    select
        attempt.load_id, attempt.day, attempt.outcome, attempt.source_ip, attempt.vmta, attempt.pool,
        attempt.pool_source, attempt.isp, attempt.isp_source, attempt.server, attempt.bounce_cat, attempt.size_bytes,
        attempt.job, attempt.smtp_user, {sender_domain} as sender_domain,
        reply.category, reply.axis,
        -- Local hours as numbers; their texts are made of the few groups.
        (epoch_us(logged_at) // 1000000 + utc_offset_seconds) // 3600 as hours,
        utc_offset_seconds,
        case
            when outcome = 'delivered' then coalesce(
                (epoch_us(logged_at) - epoch_us(queued_at)) // 1000000,
                seconds_queued
            )
        end as seconds

    from attempt
    left join reply
        on reply.reply_id = attempt.reply_id
    where attempt.load_id between cast($first_load as integer) and cast($last_load as integer)

),

others as (

    select other_row.*, reply.category, reply.axis
    from other_row
    left join reply
        on reply.reply_id = other_row.reply_id
    where other_row.load_id between cast($first_load as integer) and cast($last_load as integer)

),

classed_attempts as (

    {classed_attempts}

),

classed_others as (

    {classed_others}

),

groups_of_attempts as (

    select
        load_id, day, hours, utc_offset_seconds, outcome, source_ip, vmta, pool, pool_source, isp, isp_source, server,
        bounce_cat, category, axis, class,
        count(*) as events,
        cast(sum(size_bytes) as bigint) as bytes,
        count(*) filter (where seconds <= 10) as latency_10s,
        count(*) filter (where seconds > 10 and seconds <= 60) as latency_1m,
        count(*) filter (where seconds > 60 and seconds <= 300) as latency_5m,
        count(*) filter (where seconds > 300 and seconds <= 1800) as latency_30m,
        count(*) filter (where seconds > 1800 and seconds <= 7200) as latency_2h,
        count(*) filter (where seconds > 7200 and seconds <= 43200) as latency_12h,
        count(*) filter (where seconds > 43200) as latency_longer

    from classed_attempts
    group by
        load_id, day, hours, utc_offset_seconds, outcome, source_ip, vmta, pool, pool_source, isp, isp_source, server,
        bounce_cat, category, axis, class

),

hours_of_attempts as (

    select
        load_id, day,
        hour_of(make_timestamptz((hours * 3600 - utc_offset_seconds) * 1000000), utc_offset_seconds) as hour,
        outcome, source_ip, vmta, pool, pool_source, isp, isp_source, server, bounce_cat, category,
        axis, class, events, bytes,
        latency_10s, latency_1m, latency_5m, latency_30m, latency_2h, latency_12h, latency_longer

    from groups_of_attempts

),

hours_of_others as (

    select
        load_id, day, hour, outcome, source_ip, vmta, pool, pool_source, isp, isp_source, server, bounce_cat, category,
        axis, class,
        count(*) as events

    from classed_others
    group by
        load_id, day, hour, outcome, source_ip, vmta, pool, pool_source, isp, isp_source, server, bounce_cat, category,
        axis, class

),

hours as (

    select * from hours_of_attempts
    union all
    select *, null, 0, 0, 0, 0, 0, 0, 0 from hours_of_others

)

select
    load_id, day, hour, outcome, source_ip, vmta, pool, pool_source, isp, isp_source, server, bounce_cat, category, axis,
    class,
    cast(sum(events) as bigint) as events,
    cast(sum(bytes) as bigint) as bytes,
    cast(sum(latency_10s) as bigint) as latency_10s,
    cast(sum(latency_1m) as bigint) as latency_1m,
    cast(sum(latency_5m) as bigint) as latency_5m,
    cast(sum(latency_30m) as bigint) as latency_30m,
    cast(sum(latency_2h) as bigint) as latency_2h,
    cast(sum(latency_12h) as bigint) as latency_12h,
    cast(sum(latency_longer) as bigint) as latency_longer

from hours
group by
    load_id, day, hour, outcome, source_ip, vmta, pool, pool_source, isp, isp_source, server, bounce_cat, category, axis,
    class
