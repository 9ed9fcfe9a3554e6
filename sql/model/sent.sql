-- label: What was really sent: every attempt but those to discard, file or pipe
-- grain: one row per attempt that was delivered, bounced or deferred
select
    load_id, line, day, logged_at, utc_offset_seconds, outcome, source_ip, vmta, pool, pool_source, isp, isp_source,
    queue, rcpt_domain, rcpt, orig, job, smtp_user, dsn_mta, bounce_cat, reply_id, queued_at, dsn_status, size_bytes,
    tls_protocol, server,
    -- From the queue to the answer; only deliveries have it, and none that a wrong clock makes negative.
    case
        when outcome <> 'delivered' then null
        when coalesce(seconds_between(queued_at, logged_at), seconds_queued) < 0 then 0
        else coalesce(seconds_between(queued_at, logged_at), seconds_queued)
    end as seconds

from attempt
where outcome <> 'not_sent'
