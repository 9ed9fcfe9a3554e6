-- label: The answers behind an incident, with when each came first and last since it opened
-- grain: one row per masked reply text and category, at most five
-- params: opened date, until date, source_ip varchar, pool varchar, isp varchar (null for all of each), kind varchar
-- `kind` is hard, block, deferral, connection or authentication; anything else is every answer. Answers name no
-- pool: those of a pool are those of the source IPs that it sent from.
with

answers as (

    select
        reply.text, reply.category, reply_category.action, reply_seen.source_ip,
        reply_seen.first_at, reply_seen.first_utc_offset_seconds,
        reply_seen.last_at, reply_seen.last_utc_offset_seconds, reply_seen.events,
        case
            when cast($kind as varchar) in ('hard', 'block')
                then reply_seen.outcome = 'bounced' and reply_category.severity_class = cast($kind as varchar)
            when cast($kind as varchar) = 'deferral' then reply_seen.outcome = 'deferred'
            when cast($kind as varchar) in ('connection', 'authentication') then reply.category = cast($kind as varchar)
            else true
        end as is_behind

    from reply_seen
    join reply
        on reply.reply_id = reply_seen.reply_id
    join reply_category
        on reply_category.category = reply.category
    where reply_seen.day >= cast($opened as date)
        and reply_seen.day <= cast($until as date)
        and reply_seen.outcome in ('bounced', 'deferred')
        and reply.category <> 'administrative'
        and ($source_ip is null or reply_seen.source_ip = cast($source_ip as varchar))
        and ($isp is null or reply_seen.isp = cast($isp as varchar))
        and (
            $pool is null
            or reply_seen.source_ip in (
                select daily.source_ip
                from daily
                where daily.pool = cast($pool as varchar)
                    and daily.day between cast($opened as date) and cast($until as date)
            )
        )

)

select
    text,
    category,
    action,
    min(first_at) as first_at,
    min_by(first_utc_offset_seconds, first_at) as first_utc_offset_seconds,
    max(last_at) as last_at,
    max_by(last_utc_offset_seconds, last_at) as last_utc_offset_seconds,
    cast(sum(events) as bigint) as events,
    count(distinct source_ip) as source_ips

from answers
where is_behind
group by text, category, action
order by events desc nulls last, text nulls last, category nulls last
limit 5
