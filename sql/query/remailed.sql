-- label: Who was mailed again after a hard bounce or a complaint
-- grain: one row per address and reason
-- params: since date, until date, isp varchar = null (only this ISP), top integer = 100 (the most often mailed so many)
-- needs: rows
-- The days are those of the later mail. It was received after the answer, or was answered after it where no time of
-- receipt is logged. Addresses of which nothing is left, and complaints that name none, cannot be followed.
with

stops as (

    select
        address,
        'hard bounce' as reason,
        min(logged_at) as stopped_at,
        min_by(utc_offset_seconds, logged_at) as stopped_utc_offset_seconds
    from bounce
    where severity_class = 'hard'
        and is_permanent
        and address is not null
    group by address
    union all
    select lower(rcpt), 'complaint', min(logged_at), min_by(utc_offset_seconds, logged_at)
    from complaint
    where rcpt is not null
        and not is_redacted(rcpt)
    group by lower(rcpt)

),

mailed as (

    select
        lower(rcpt) as address, isp, outcome, job, logged_at, utc_offset_seconds,
        coalesce(queued_at, logged_at) as received_at
    from sent_answer
    where outcome in ('delivered', 'bounced')
        and not is_own_decision
        and lower(rcpt) in (select address from stops)
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

)

select
    stops.address, stops.reason, stops.stopped_at, stops.stopped_utc_offset_seconds,
    count(*) as recipients,
    count(*) filter (where mailed.outcome = 'delivered') as delivered,
    max(mailed.logged_at) as last_at,
    max_by(mailed.utc_offset_seconds, mailed.logged_at) as last_utc_offset_seconds,
    max_by(mailed.job, mailed.logged_at) as last_job

from stops
join mailed
    on mailed.address = stops.address
    and mailed.received_at > stops.stopped_at
group by stops.address, stops.reason, stops.stopped_at, stops.stopped_utc_offset_seconds
order by recipients desc nulls last, stops.address nulls last, stops.reason nulls last
limit $top
