-- label: What was really sent: every attempt but those to discard, file or pipe
-- grain: one row per attempt that was delivered, bounced or deferred
select
    load_id, line, day, logged_at, utc_offset_seconds, outcome, source_ip, vmta, pool, pool_source, isp, isp_source,
    queue, rcpt_domain, rcpt, orig, job, smtp_user, dsn_mta, bounce_cat, reply_id
from attempt
where outcome <> 'not_sent'
