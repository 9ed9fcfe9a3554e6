-- label: Queues that had more attempts on one day than the lowest limit that is configured
-- grain: one row per queue, local day, vMTA and source IP
-- params: since date, until date, lowest integer
-- needs: rows
with

-- What a limit counts: a message that was given up without a connection was no attempt.
rows_asked as (

    select queue, day, vmta, source_ip, isp, outcome, logged_at, utc_offset_seconds
    from sent
    where (outcome <> 'bounced' or source_ip is not null)
        and not coalesce(
            reply_id in (select own.reply_id from reply as own where own.category = 'administrative'), false
        )
        and queue is not null
        and day is not null
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

parts as (

    select
        queue,
        day,
        vmta,
        source_ip,
        min(isp) as isp,
        count(*) as events,
        count(*) filter (where outcome <> 'deferred') as recipients,
        min(logged_at) as first_at,
        min_by(utc_offset_seconds, logged_at) as first_utc_offset_seconds

    from rows_asked
    group by queue, day, vmta, source_ip

),

totals as (

    select queue, day
    from parts
    group by queue, day
    having sum(events) > cast($lowest as bigint)

)

select
    parts.queue,
    parts.day,
    parts.vmta,
    parts.source_ip,
    parts.isp,
    parts.recipients,
    parts.events,
    parts.first_at,
    parts.first_utc_offset_seconds

from parts
join totals
    on totals.queue = parts.queue
    and totals.day = parts.day
order by parts.day nulls last, parts.queue nulls last, parts.vmta nulls last, parts.source_ip nulls last
