-- label: The answers behind many deferrals, with what they mean
-- grain: one row per masked reply text and category
-- params: day date, source_ip varchar (null for all source IPs), isp varchar
with

deferrals as (

    select reply.text, reply.category, reply_seen.events
    from reply_seen
    join reply
        on reply.reply_id = reply_seen.reply_id
    where reply_seen.day = cast($day as date)
        and reply_seen.outcome = 'deferred'
        and reply_seen.isp is not distinct from cast($isp as varchar)
        and ($source_ip is null or reply_seen.source_ip = cast($source_ip as varchar))
        and reply.category <> 'administrative'

),

counted as (

    select text, category, cast(sum(events) as bigint) as count
    from deferrals
    group by text, category

)

select counted.text, counted.category, reply_category.action, counted.count
from counted
join reply_category
    on reply_category.category = counted.category
order by counted.count desc nulls last, counted.text nulls last, counted.category nulls last
limit 3
