-- label: Which replies of the last day were never seen in the 28 days before
-- grain: one row per masked reply text and ISP
-- params: since date, until date, isp varchar = null (only this ISP), days integer = 28 (how far to look back)
-- params: top integer = 50 (the largest so many)
-- The last day is the last one stored of those asked. days_before says how many of the days before are stored: with
-- few, much is new. What PowerMTA itself decided is left out.
with

last_day as (

    select max(day) as day
    from possible_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

before as (

    select count(*) as days_before
    from possible_day
    cross join last_day
    where possible_day.day < last_day.day
        and possible_day.day >= last_day.day - cast($days as integer)

),

seen as (

    select
        reply.template, reply.text, reply.category, reply_seen.isp, reply_seen.events,
        reply_seen.first_at, reply_seen.first_utc_offset_seconds, reply_seen.day = last_day.day as is_new
    from reply_seen
    join reply
        on reply.reply_id = reply_seen.reply_id
    cross join last_day
    where reply_seen.outcome <> 'not_sent'
        and not (reply_seen.outcome = 'remote_report' and coalesce(reply.code like '2.%', false))
        and reply.category <> 'administrative'
        and reply_seen.day <= last_day.day
        and reply_seen.day >= last_day.day - cast($days as integer)

),

counted as (

    select
        isp, template,
        min(text) as reply,
        min(category) as category,
        sum(events) filter (where is_new) as answers,
        min(first_at) as first_at,
        min_by(first_utc_offset_seconds, first_at) as first_utc_offset_seconds
    from seen
    where ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
    group by isp, template
    having bool_and(is_new)

)

select
    isp, cast(answers as bigint) as answers, first_at, first_utc_offset_seconds, category, reply, before.days_before
from counted
cross join before
order by answers desc nulls last, isp nulls last, template nulls last
limit $top
