-- label: Counts by any dimensions
-- grain: one row per combination of the dimensions asked for, and one for all that `top` cuts off
-- params: since date, until date, top integer (the largest so many; null cuts nothing)
-- order: the program sorts, as it knows the order of hours
-- places: in braces, filled by the program: names of dimensions, the same each for a kept row only and each as a key to sort by, the step to count in, one `and` for each --where, the group by
with

by_hour as (

    select
        outcome, day, hour, substr(hour, 12, 2) as hour_of_day, source_ip, vmta, pool, pool_source, isp, isp_source,
        substr(cast(day as varchar), 1, 7) as month, week_of(day) as week, weekday_of(day) as weekday,
        server, bounce_cat, category, nullif(axis, 'unknown') as axis, class, events,
        coalesce(category = 'administrative', false) as is_own_decision
    from hourly

),

by_severity as (

    select by_hour.*, nullif(reply_category.severity_class, 'unknown') as severity_class
    from by_hour
    left join reply_category
        on reply_category.category = by_hour.category

),

by_job as (

    select
        outcome, day, substr(cast(day as varchar), 1, 7) as month, week_of(day) as week, weekday_of(day) as weekday,
        job, source_ip, vmta, pool, pool_source, isp, coalesce(own_class, road_class) as class, events,
        -- Counts by job do not know what answers mean.
        false as is_own_decision
    from daily_job

),

by_row as (

    select
        outcome, day, hour, hour_of_day, source_ip, vmta, pool, pool_source, isp, isp_source, rcpt_domain, job, queue,
        substr(cast(day as varchar), 1, 7) as month, week_of(day) as week, weekday_of(day) as weekday,
        minute, sender_domain, smtp_user, tls,
        mx, bounce_cat, dlv_type, server, 1 as events,
        coalesce(
            reply_id in (select own.reply_id from reply as own where own.category = 'administrative'), false
        ) as is_own_decision
    from event

),

by_answer as (

    select
        outcome, day, hour, hour_of_day, source_ip, vmta, pool, pool_source, isp, isp_source, rcpt_domain, job, queue,
        substr(cast(day as varchar), 1, 7) as month, week_of(day) as week, weekday_of(day) as weekday,
        minute, sender_domain, smtp_user, tls,
        mx, bounce_cat, dlv_type, server, category, nullif(axis, 'unknown') as axis,
        nullif(severity_class, 'unknown') as severity_class, nullif(reply, '') as reply, 1 as events,
        coalesce(category = 'administrative', false) as is_own_decision
    from answered_event

),

by_class as (

    select
        outcome, day, hour, hour_of_day, source_ip, vmta, pool, pool_source, isp, isp_source, rcpt_domain, job, queue,
        substr(cast(day as varchar), 1, 7) as month, week_of(day) as week, weekday_of(day) as weekday,
        minute, sender_domain, smtp_user, tls,
        mx, bounce_cat, dlv_type, server, category, nullif(axis, 'unknown') as axis,
        nullif(severity_class, 'unknown') as severity_class, nullif(reply, '') as reply, class, 1 as events,
        coalesce(category = 'administrative', false) as is_own_decision
    from classed_event

),

counted as (

    select
        {dimensions} outcome, events, is_own_decision,
        coalesce(isp in (select silent.isp from isp as silent where silent.feedback = 'none'), false) as is_silent
    from {source}
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        {filters}

),

grouped as (

    select
        {dimensions}
        coalesce(sum(events) filter (where outcome = 'delivered'), 0) as delivered,
        coalesce(sum(events) filter (where outcome = 'bounced'), 0) as bounced,
        coalesce(sum(events) filter (where outcome = 'bounced' and is_own_decision), 0) as administrative,
        coalesce(sum(events) filter (where outcome = 'deferred'), 0) as deferred,
        coalesce(sum(events) filter (where outcome = 'not_sent'), 0) as not_sent,
        coalesce(sum(events) filter (where outcome = 'complaint'), 0) as complaints,
        coalesce(sum(events) filter (where outcome = 'queue_event'), 0) as queue_events,
        coalesce(sum(events) filter (where outcome = 'remote_bounce'), 0) as remote_bounces,
        coalesce(sum(events) filter (where outcome in ('delivered', 'bounced', 'deferred')), 0) as attempts,
        coalesce(bool_and(is_silent), false) as is_silent
    from counted
    {group}

),

ranked as (

    select
        grouped.*,
        row_number() over (order by attempts desc nulls last, {ties} attempts nulls last) as place
    from grouped

),

placed as (

    select
        {dimensions}
        case when $top is null or place <= cast($top as bigint) then place end as place,
        delivered, bounced, administrative, deferred, not_sent, complaints, queue_events, remote_bounces, is_silent
    from ranked

),

-- What has no place among the largest becomes one row.
cut as (

    select
        {kept_dimensions}
        place, delivered, bounced, administrative, deferred, not_sent, complaints, queue_events, remote_bounces,
        is_silent
    from placed

)

select
    {dimensions}
    cast(sum(delivered) as bigint) as delivered,
    cast(sum(bounced) as bigint) as bounced,
    -- Of them those that PowerMTA itself decided: no ISP answered for them.
    cast(sum(administrative) as bigint) as administrative,
    cast(sum(deferred) as bigint) as deferred,
    cast(sum(not_sent) as bigint) as not_sent,
    cast(sum(complaints) as bigint) as complaints,
    cast(sum(queue_events) as bigint) as queue_events,
    cast(sum(remote_bounces) as bigint) as remote_bounces,
    -- Whether all of it went to ISPs that tell nobody of single complaints.
    bool_and(is_silent) as is_silent,
    cast(count(*) filter (where place is null) as bigint) as left_out

from cut
group by {dimensions} place
