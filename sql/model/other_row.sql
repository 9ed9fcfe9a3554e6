-- label: Every row that is counted beside attempts, with the same dimensions
-- grain: one row per queue event, complaint or remote bounce
select
    'queue_event' as outcome, day, hour, logged_at, utc_offset_seconds, source_ip, vmta, pool, pool_source, isp,
    isp_source, null as rcpt_domain, null as job, null as smtp_user, null as sender_domain, queue, mx_of(dsn_mta) as mx,
    bounce_cat, dlv_type, server, reply_id, load_id
from queue_event
union all
select
    'complaint', day, hour, logged_at, utc_offset_seconds, source_ip, vmta, pool, pool_source, isp,
    isp_source, rcpt_domain, job, null, domain_of(orig), null, null, null,
    null, server, null, load_id
from complaint
union all
select
    'remote_bounce', day, hour, logged_at, utc_offset_seconds, null, null, null, null, isp,
    isp_source, rcpt_domain, null, null, domain_of(orig), null, mx_of(dsn_mta),
    bounce_cat, null, server, reply_id, load_id
from remote_report
where type = 'rb'
