-- label: Every row about one recipient, with what its answer means
-- grain: one row per attempt, complaint, remote bounce, remote status or receipt
select
    rows_told.load_id, rows_told.line, rows_told.outcome, rows_told.type, rows_told.logged_at,
    rows_told.utc_offset_seconds, rows_told.day, rows_told.rcpt, rows_told.rcpt_domain, rows_told.orig,
    rows_told.source_ip, rows_told.isp, rows_told.vmta, rows_told.pool, rows_told.job, rows_told.env_id,
    rows_told.seconds_queued, rows_told.dsn_status, rows_told.dsn_diag, rows_told.server, rows_told.reply_id,
    reply.text as reply, reply.category, nullif(reply_category.severity_class, 'unknown') as severity_class

from (
    select
        load_id, line, cast(outcome as varchar) as outcome, cast(type as varchar) as type, logged_at,
        utc_offset_seconds, day, rcpt, rcpt_domain, orig, source_ip, isp, vmta, pool, job, env_id,
        coalesce(seconds_between(queued_at, logged_at), seconds_queued) as seconds_queued,
        dsn_status, dsn_diag, server, reply_id
    from attempt
    union all
    select
        load_id, line, 'complaint', 'f', logged_at,
        utc_offset_seconds, day, rcpt, rcpt_domain, orig, source_ip, isp, vmta, pool, job, env_id, null,
        null, null, server, null
    from complaint
    union all
    select
        load_id, line, case when type = 'rb' then 'remote_bounce' else 'remote_status' end, type, logged_at,
        utc_offset_seconds, day, rcpt, rcpt_domain, orig, null, isp, null, null, null, env_id, null,
        dsn_status, dsn_diag, server, reply_id
    from remote_report
    union all
    select
        load_id, line, 'received', 'r', logged_at,
        utc_offset_seconds, day, rcpt, rcpt_domain, orig, null, null, vmta, pool, job, env_id, null,
        null, null, server, null
    from receipt
) as rows_told
left join reply
    on reply.reply_id = rows_told.reply_id
left join reply_category
    on reply_category.category = reply.category
