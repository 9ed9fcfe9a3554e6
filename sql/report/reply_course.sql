-- label: Replies of a report that were known before, beside the 28 days before it
-- grain: one row per reply text and ISP, those with the most events first
-- params: since date, until date, top integer
-- Read from what is remembered of replies, which stays when their rows have gone.
with

remembered as (

    select
        reply.template, reply_seen.reply_id, reply_seen.day, reply_seen.isp, reply_seen.source_ip, reply_seen.events,
        reply_seen.first_at, reply_seen.first_utc_offset_seconds, reply.category, reply.text,
        reply_seen.day >= cast($since as date) as is_reported
    from reply_seen
    join reply
        on reply.reply_id = reply_seen.reply_id
    join possible_day
        on possible_day.day = reply_seen.day
    where reply.category <> 'administrative'
        -- No ISP's answer, and none to mail that was not delivered.
        and reply_seen.outcome <> 'not_sent'
        and not (reply_seen.outcome = 'remote_report' and coalesce(reply.code like '2.%', false))
        and reply_seen.day <= cast($until as date)

),

-- Of two rows with as many events always the same counts.
ranked as (

    select
        remembered.*,
        row_number() over (
            partition by template, isp, is_reported
            order by events desc nulls last, reply_id nulls last, source_ip nulls last
        ) as place
    from remembered

),

-- So many days have mail, whatever was answered.
days as (

    select cast(count(distinct day) as bigint) as before_days
    from daily
    where day < cast($since as date)
        and day >= cast($since as date) - 28

),

counted as (

    select
        template, isp,
        sum(events) filter (where is_reported) as events,
        sum(events) filter (where not is_reported and day >= cast($since as date) - 28) as before_events,
        count(distinct source_ip) filter (where is_reported) as source_ips,
        max(case when is_reported and place = 1 then source_ip end) as source_ip,
        max(case when is_reported and place = 1 then reply_id end) as reply_id,
        min(first_at) as first_at,
        min_by(first_utc_offset_seconds, first_at) as first_utc_offset_seconds,
        bool_or(not is_reported) as is_known
    from ranked
    group by template, isp

)

select
    counted.template,
    counted.isp,
    reply.category,
    reply.text,
    reply_category.action,
    cast(counted.events as bigint) as events,
    cast(coalesce(counted.before_events, 0) as bigint) as before_events,
    days.before_days,
    counted.source_ips,
    counted.source_ip,
    counted.first_at,
    counted.first_utc_offset_seconds
from counted
cross join days
join reply
    on reply.reply_id = counted.reply_id
join reply_category
    on reply_category.category = reply.category
where counted.events > 0
    and counted.is_known
order by counted.events desc nulls last, counted.isp nulls last, counted.template nulls last
limit $top
