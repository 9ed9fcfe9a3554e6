-- label: The mail of a report by source IP, virtual MTA, pool and ISP, beside the 28 days before it
-- grain: one row per dimension and value, and per dimension one for all that `top` cuts off
-- params: since date, until date, top integer (those with the most mail of each dimension; null cuts nothing)
with

-- What PowerMTA gave up by itself is not here: no ISP answered. A day without a single deferral did not log them.
days as (

    select
        source_ip, vmta, pool, isp,
        ($since is null or day >= cast($since as date)) as is_reported,
        day in (select load_day.day from load_day where load_day.type = 't') as logs_deferrals,
        delivered, recipients, attempts, deferred, complaints
    from daily
    where ($until is null or day <= cast($until as date))
        and ($since is null or day >= cast($since as date) - 28)
        and (
            $since is null
            or day >= cast($since as date)
            or day in (select possible_day.day from possible_day)
        )

),

-- So few rows are left that each dimension can go over them.
cells as (

    select
        source_ip, vmta, pool, isp,
        coalesce(sum(delivered) filter (where is_reported), 0) as delivered,
        coalesce(sum(recipients) filter (where is_reported), 0) as recipients,
        coalesce(sum(attempts) filter (where is_reported), 0) as attempts,
        coalesce(sum(deferred) filter (where is_reported), 0) as deferred,
        coalesce(sum(complaints) filter (where is_reported), 0) as complaints,
        coalesce(sum(recipients) filter (where not is_reported), 0) as before_recipients,
        coalesce(sum(delivered) filter (where not is_reported), 0) as before_delivered,
        coalesce(sum(attempts) filter (where not is_reported and logs_deferrals), 0) as before_attempts,
        coalesce(sum(deferred) filter (where not is_reported and logs_deferrals), 0) as before_deferred
    from days
    group by source_ip, vmta, pool, isp

),

named as (

    select 'isp' as dimension, isp as name, cells.* from cells
    union all
    select 'source_ip', source_ip, cells.* from cells
    union all
    select 'vmta', vmta, cells.* from cells
    union all
    select 'pool', pool, cells.* from cells

),

counted as (

    select
        dimension, name,
        sum(delivered) as delivered,
        sum(recipients) as recipients,
        sum(attempts) as attempts,
        sum(deferred) as deferred,
        sum(complaints) as complaints,
        sum(before_recipients) as before_recipients,
        sum(before_delivered) as before_delivered,
        sum(before_attempts) as before_attempts,
        sum(before_deferred) as before_deferred
    from named
    group by dimension, name

),

ranked as (

    select
        counted.*,
        row_number() over (
            partition by dimension order by attempts desc nulls last, complaints desc nulls last, name nulls last
        ) as place
    from counted
    where attempts + complaints > 0

),

cut as (

    select
        ranked.*,
        $top is null or place <= cast($top as bigint) as is_kept
    from ranked

),

placed as (

    select
        dimension,
        case when is_kept then name end as kept_name,
        case when is_kept then place end as kept_place,
        delivered, recipients, attempts, deferred, complaints,
        before_recipients, before_delivered, before_attempts, before_deferred
    from cut

)

select
    dimension,
    kept_name as name,
    cast(sum(delivered) as bigint) as delivered,
    cast(sum(recipients) as bigint) as recipients,
    cast(sum(attempts) as bigint) as attempts,
    cast(sum(deferred) as bigint) as deferred,
    cast(sum(complaints) as bigint) as complaints,
    cast(sum(before_recipients) as bigint) as before_recipients,
    cast(sum(before_delivered) as bigint) as before_delivered,
    cast(sum(before_attempts) as bigint) as before_attempts,
    cast(sum(before_deferred) as bigint) as before_deferred,
    cast(count(*) filter (where kept_place is null) as bigint) as left_out

from placed
group by dimension, kept_name, kept_place
order by dimension nulls last, kept_place nulls last
