-- label: The rows behind a number
-- grain: one row per attempt, queue event, complaint or remote bounce
-- params: since date, until date, top integer (the latest so many; null for all)
-- places: in braces, of the program's own: outcomes, those that are counted; filters, one `and` for each --where;
-- places: classed, what gives the step `answered` its class of mail
-- needs: rows
with

rows_told as (

    select
        load_id, line, cast(outcome as varchar) as outcome, cast(type as varchar) as type, day,
        hour_of(logged_at, utc_offset_seconds) as hour, hour_of_day(logged_at, utc_offset_seconds) as hour_of_day,
        logged_at, utc_offset_seconds, source_ip, vmta, pool, cast(pool_source as varchar) as pool_source, isp,
        cast(isp_source as varchar) as isp_source, rcpt, rcpt_domain, orig, job, env_id, smtp_user,
        domain_of(orig) as sender_domain, queue, mx_of(dsn_mta) as mx, bounce_cat, dlv_type, server,
        coalesce(seconds_between(queued_at, logged_at), seconds_queued) as seconds_queued,
        dsn_status, dsn_diag, reply_id
    from attempt
    union all
    select
        load_id, line, 'queue_event', 'tq', day, hour, substr(hour, 12, 2), logged_at, utc_offset_seconds, source_ip,
        vmta, pool, pool_source, isp, isp_source, null, null, null, null, null, null, null, queue, mx_of(dsn_mta),
        bounce_cat, dlv_type, server, null, dsn_status, dsn_diag, reply_id
    from queue_event
    union all
    select
        load_id, line, 'complaint', 'f', day, hour, substr(hour, 12, 2), logged_at, utc_offset_seconds, source_ip,
        vmta, pool, pool_source, isp, isp_source, rcpt, rcpt_domain, orig, job, env_id, null, domain_of(orig), null,
        null, null, null, server, null, null, null, null
    from complaint
    union all
    select
        load_id, line, 'remote_bounce', type, day, hour, substr(hour, 12, 2), logged_at, utc_offset_seconds, null,
        null, null, null, isp, isp_source, rcpt, rcpt_domain, orig, null, env_id, null, domain_of(orig), null,
        mx_of(dsn_mta), bounce_cat, null, server, null, dsn_status, dsn_diag, reply_id
    from remote_report
    where type = 'rb'

),

counted as (

    select *
    from rows_told
    where outcome in ({outcomes})
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

answered as (

    select
        counted.*,
        nullif(reply.text, '') as reply,
        reply.category,
        nullif(reply.axis, 'unknown') as axis,
        nullif(reply_category.severity_class, 'unknown') as severity_class

    from counted
    left join reply
        on reply.reply_id = counted.reply_id
    left join reply_category
        on reply_category.category = reply.category

),

classed as (

    {classed}

),

latest as (

    select *
    from classed
    where true
        {filters}
    order by
        logged_at desc nulls last, load_id desc nulls last, line desc nulls last, outcome desc nulls last,
        rcpt desc nulls last, dsn_diag desc nulls last
    limit $top

)

select
    latest.load_id, latest.line, latest.outcome, latest.type, latest.logged_at, latest.utc_offset_seconds, latest.rcpt,
    latest.orig, latest.source_ip, latest.isp, latest.vmta, latest.pool, latest.job, latest.env_id,
    latest.seconds_queued, latest.dsn_status, latest.dsn_diag, latest.category, latest.severity_class, latest.server,
    load.path

from latest
join load
    on load.load_id = latest.load_id
order by
    latest.logged_at nulls last, latest.load_id nulls last, latest.line nulls last, latest.outcome nulls last,
    latest.rcpt nulls last, latest.dsn_diag nulls last
