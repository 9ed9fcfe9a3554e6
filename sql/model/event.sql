-- label: Everything that a count can be made of
-- grain: one row per attempt, queue event, complaint or remote bounce
select
    outcome, day, hour_of(logged_at, utc_offset_seconds) as hour, source_ip, vmta, pool, pool_source, isp, isp_source,
    rcpt_domain, job, smtp_user, domain_of(orig) as sender_domain, queue, mx_of(dsn_mta) as mx, bounce_cat,
    dlv_type, server, hour_of_day(logged_at, utc_offset_seconds) as hour_of_day, reply_id, load_id,
    minute_of(logged_at, utc_offset_seconds) as minute, tls_protocol as tls, size_bytes,
    -- From the queue to the answer.
    case
        when outcome = 'delivered' then coalesce(seconds_between(queued_at, logged_at), seconds_queued)
    end as seconds
from attempt
union all
select
    outcome, day, hour, source_ip, vmta, pool, pool_source, isp, isp_source, rcpt_domain,
    job, smtp_user, sender_domain, queue, mx, bounce_cat, dlv_type, server, substr(hour, 12, 2), reply_id, load_id,
    minute_of(logged_at, utc_offset_seconds), null, null, null
from other_row
