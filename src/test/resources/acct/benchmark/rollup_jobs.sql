-- label: What the loader's `daily_job` holds, from the bare table
-- grain: one row per local day, job, type, source IP, vMTA and domain of the queue
create table raw_jobs as
with

dated as (

    select
        type, jobId, dlvSourceIp, vmta, queue,
        (epoch_us(timeLogged) // 3600000000 + 1) // 24 as local_day

    from raw
    where type in ('d', 'b', 't', 'tq', 'f', 'rb')

),

counted as (

    select
        local_day, jobId, type, dlvSourceIp, vmta, split_part(queue, '/', 1) as queue_domain,
        count(*) as events

    from dated
    group by local_day, jobId, type, dlvSourceIp, vmta, queue_domain

)

select cast(make_timestamp(local_day * 86400000000) as date) as day, * from counted
