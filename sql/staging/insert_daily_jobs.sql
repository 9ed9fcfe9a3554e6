-- label: Roll loads up by job
-- grain: one row per load, local day, job, source IP, vMTA, pool, ISP, own class and outcome
-- params: first_load integer, last_load integer
-- places: sender_domain, in braces: the domain of `orig`, or null where no class asks for it
insert into daily_job by name
with

rows_of_load as (

    select
        attempt.load_id, attempt.day, attempt.job, attempt.outcome, attempt.source_ip, attempt.vmta, attempt.pool,
        attempt.pool_source, attempt.isp, attempt.utc_offset_seconds, attempt.logged_at,
        coalesce(class_of_job.class, class_of_user.class, class_of_sender_domain.class) as own_class

    from attempt
    left join class_of_job
        on class_of_job.value = attempt.job
    left join class_of_user
        on class_of_user.value = attempt.smtp_user
    left join class_of_sender_domain
        on class_of_sender_domain.value = {sender_domain}
    where attempt.load_id between cast($first_load as integer) and cast($last_load as integer)
    union all
    select
        load_id, day, job, outcome, source_ip, vmta, pool, pool_source, isp, utc_offset_seconds, logged_at, own_class

    from other_event
    where load_id between cast($first_load as integer) and cast($last_load as integer)

),

-- Few clocks change their offset within a day, so that these are hardly more than what is stored.
by_offset as (

    select
        load_id, day, job, outcome, source_ip, vmta, pool, pool_source, isp, own_class, utc_offset_seconds,
        count(*) as events,
        min(logged_at) as first_at

    from rows_of_load
    group by
        load_id, day, job, outcome, source_ip, vmta, pool, pool_source, isp, own_class, utc_offset_seconds

),

by_job as (

    select
        load_id, day, job, outcome, source_ip, vmta, pool, pool_source, isp, own_class,
        cast(sum(events) as bigint) as events,
        min(first_at) as first_at,
        -- Of two first rows of one instant always the same.
        min(struct_pack(first_at := first_at, utc_offset := utc_offset_seconds)) as first_row

    from by_offset
    group by load_id, day, job, outcome, source_ip, vmta, pool, pool_source, isp, own_class

)

select
    by_job.load_id, by_job.day, by_job.job, by_job.outcome, by_job.source_ip, by_job.vmta, by_job.pool,
    by_job.pool_source, by_job.isp, by_job.own_class,
    coalesce(class_of_pool.class, class_of_vmta.class, class_of_ip.class) as road_class,
    by_job.events,
    by_job.first_at,
    by_job.first_row.utc_offset as first_utc_offset_seconds

from by_job
left join class_of_pool
    on class_of_pool.value = by_job.pool
left join class_of_vmta
    on class_of_vmta.value = by_job.vmta
left join class_of_ip
    on class_of_ip.value = by_job.source_ip
