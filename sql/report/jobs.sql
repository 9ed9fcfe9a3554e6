-- label: What became of each job’s mail, with what its bounces count as
-- grain: one row per job, and one for all that `top` cuts off
-- params: since date, until date, top integer (those with the most bounces; null cuts nothing), floor
-- params: integer (a job with fewer events may be about one person and is not named; null names all)
with

counted as (

    select
        job,
        coalesce(sum(events) filter (where outcome = 'delivered'), 0) as delivered,
        coalesce(sum(events) filter (where outcome = 'bounced'), 0) as bounced,
        coalesce(sum(events) filter (where outcome = 'deferred'), 0) as deferred,
        coalesce(sum(events) filter (where outcome = 'complaint'), 0) as complaints
    from daily_job
    where outcome in ('delivered', 'bounced', 'deferred', 'complaint')
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
    group by job

),

-- Counts by job do not know what answers mean; single rows do, as long as they are kept.
explained as (

    select
        job,
        count(*) as bounced,
        count(*) filter (where severity_class = 'hard') as hard,
        count(*) filter (where severity_class = 'soft') as soft,
        count(*) filter (where severity_class = 'block') as block
    from answered_event
    where outcome = 'bounced'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
    group by job

),

ranked as (

    select
        counted.job, counted.delivered, counted.bounced, counted.deferred, counted.complaints,
        coalesce(explained.bounced, 0) = counted.bounced as is_explained,
        coalesce(explained.hard, 0) as hard,
        coalesce(explained.soft, 0) as soft,
        coalesce(explained.block, 0) as block,
        row_number() over (
            order by
                counted.bounced desc nulls last, counted.deferred desc nulls last, counted.complaints desc nulls last,
                counted.delivered desc nulls last, counted.job nulls last
        ) as place
    from counted
    left join explained
        on explained.job is not distinct from counted.job

),

placed as (

    select
        ranked.*,
        ($top is null or place <= cast($top as bigint))
            and (
                $floor is null or job is null
                or delivered + bounced + deferred + complaints >= cast($floor as bigint)
            ) as is_kept
    from ranked

),

-- What has no place among the worst becomes one row.
cut as (

    select
        case when is_kept then job end as job,
        case when is_kept then place end as place,
        delivered, bounced, deferred, complaints, is_explained, hard, soft, block
    from placed

)

select
    job,
    cast(sum(delivered + bounced) as bigint) as recipients,
    cast(sum(delivered) as bigint) as delivered,
    cast(sum(bounced) as bigint) as bounced,
    -- Null where not every bounced row is kept.
    case when bool_and(is_explained) then cast(sum(hard) as bigint) end as hard,
    case when bool_and(is_explained) then cast(sum(soft) as bigint) end as soft,
    case when bool_and(is_explained) then cast(sum(block) as bigint) end as block,
    cast(sum(deferred) as bigint) as deferred,
    cast(sum(complaints) as bigint) as complaints,
    cast(count(*) filter (where place is null) as bigint) as left_out

from cut
group by job, place
order by place nulls last
