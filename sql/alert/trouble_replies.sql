-- label: The answers behind a trouble, with what they mean
-- grain: one row per masked reply text and rule
-- params: since date, day date, source_ip varchar, pool varchar, isp varchar (null for all of each), kind varchar
-- `kind` is hard, block, deferral, connection or authentication; anything else is every answer. Answers name no
-- pool: those of a pool are those of the source IPs that it sent from.
with

answers as (

    select
        reply.text, reply.category, reply.axis, reply.rule, reply_category.action, reply_seen.events,
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
    where reply_seen.day between cast($since as date) and cast($day as date)
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
                    and daily.day between cast($since as date) and cast($day as date)
            )
        )

)

select
    text,
    category,
    axis,
    rule,
    action,
    cast(sum(events) as bigint) as count

from answers
where is_behind
group by text, category, axis, rule, action
order by count desc nulls last, text nulls last, category nulls last, rule nulls last
limit 5
