-- label: Every row that says why something was not delivered
-- grain: one row per attempt, queue event or remote report with a reply
select
    load_id, day, logged_at, utc_offset_seconds, cast(outcome as varchar) as outcome, isp, source_ip, dsn_status, dsn_diag,
    bounce_cat, reply_id
from attempt
where reply_id is not null
union all
select load_id, day, logged_at, utc_offset_seconds, 'queue_event', isp, source_ip, dsn_status, dsn_diag, bounce_cat, reply_id
from queue_event
where reply_id is not null
union all
select load_id, day, logged_at, utc_offset_seconds, 'remote_report', isp, null, dsn_status, dsn_diag, bounce_cat, reply_id
from remote_report
where reply_id is not null
