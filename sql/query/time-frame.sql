-- label: From when to when mail was received and answered
-- grain: one row
-- params: since date, until date, isp varchar = null (only this ISP)
-- needs: rows
select
    min(queued_at) as first_received_at,
    min_by(utc_offset_seconds, queued_at) as first_received_utc_offset_seconds,
    max(queued_at) as last_received_at,
    max_by(utc_offset_seconds, queued_at) as last_received_utc_offset_seconds,
    min(logged_at) as first_answered_at,
    min_by(utc_offset_seconds, logged_at) as first_answered_utc_offset_seconds,
    max(logged_at) as last_answered_at,
    max_by(utc_offset_seconds, logged_at) as last_answered_utc_offset_seconds,
    count(*) as recipients

from sent
where outcome in ('delivered', 'bounced')
    and ($since is null or day >= cast($since as date))
    and ($until is null or day <= cast($until as date))
    and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
