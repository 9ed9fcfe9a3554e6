-- label: What was sent on which road
-- grain: one row per local day, job, own class, source IP, vMTA, pool, ISP and whether the file names virtual MTAs
-- params: since date, until date, top integer (those with the most rows; null for all)
-- What it leaves out is counted by audit/traffic_left_out.
with

jobs as (

    select *
    from sent_job
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

loads as (

    select load_id, position('"vmta"' in lower(header)) > 0 as logs_vmta
    from load

),

roads as (

    select
        jobs.day,
        jobs.job,
        jobs.own_class,
        jobs.source_ip,
        jobs.vmta,
        jobs.pool,
        jobs.isp,
        coalesce(loads.logs_vmta, true) as logs_vmta,
        cast(sum(jobs.events) as bigint) as events,
        min(jobs.first_at) as first_at,
        min_by(jobs.first_utc_offset_seconds, jobs.first_at) as first_utc_offset_seconds

    from jobs
    left join loads
        on loads.load_id = jobs.load_id
    group by
        jobs.day, jobs.job, jobs.own_class, jobs.source_ip, jobs.vmta, jobs.pool, jobs.isp,
        coalesce(loads.logs_vmta, true)

),

ranked as (

    select
        roads.*,
        row_number() over (
            order by
                events desc nulls last, day nulls last, job nulls last, own_class nulls last, source_ip nulls last,
                vmta nulls last, pool nulls last, isp nulls last, logs_vmta nulls last
        ) as place
    from roads

)

select
    day, job, own_class, source_ip, vmta, pool, isp, logs_vmta, events, first_at, first_utc_offset_seconds

from ranked
where $top is null or place <= cast($top as bigint)
order by
    day nulls last, job nulls last, own_class nulls last, source_ip nulls last, vmta nulls last, pool nulls last,
    isp nulls last, logs_vmta nulls last
