-- label: What the files of a period log at all
-- grain: one row
-- params: since date, until date, rows boolean (whether single rows are needed, or counts are enough)
with

days as (

    select *
    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

kept_days as (

    select *
    from days
    where kept = 'rows'
        or (kept = 'hours' and not cast($rows as boolean))

),

-- The last day that is gone may lie behind the period: whoever asks for the day after it would be told the same again.
gone_days as (

    select
        case
            when bool_or(
                ($since is null or day >= cast($since as date))
                and ($until is null or day <= cast($until as date))
            ) then max(day)
        end as last_gone
    from load_day
    where kept = 'nothing'
        or (kept = 'hours' and cast($rows as boolean))

)

select
    min(gone_days.last_gone) as last_gone,
    count(distinct load_id) as loads,
    count(distinct load_id) filter (where type = 't') as loads_with_deferrals,
    count(distinct load_id) filter (where type in ('d', 'b')) as loads_with_recipients,
    coalesce(sum(stored) filter (where type = 'd'), 0) as d,
    coalesce(sum(stored) filter (where type = 'b'), 0) as b,
    coalesce(sum(stored) filter (where type = 't'), 0) as t,
    coalesce(sum(stored) filter (where type = 'tq'), 0) as tq,
    coalesce(sum(stored) filter (where type = 'f'), 0) as f,
    coalesce(sum(stored) filter (where type = 'rb'), 0) as rb,
    (select count(*) > 0 from load_day where type = 'b') as bounces_ever,
    coalesce(sum(stored) filter (where day is null), 0) as without_time,
    coalesce(bool_or(logs_dlv_type) filter (where type in ('d', 'b', 't')), false) as logs_dlv_type,
    coalesce(bool_or(logs_pool) filter (where type in ('d', 'b', 't')), false) as logs_pool,
    coalesce(bool_or(logs_size) filter (where type = 'd'), false) as logs_size,
    coalesce(bool_or(logs_time_queued) filter (where type in ('d', 'b', 't')), false) as logs_time_queued

from gone_days
left join kept_days on true
