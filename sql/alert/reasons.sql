-- label: How many bounces of a day say why, by which the rules tell them apart
-- grain: one row
-- params: day date
with

bounces as (

    select
        reply_seen.events,
        reply.text <> '' or reply.code is not null or reply.bounce_cat is not null as says_why
    from reply_seen
    join reply
        on reply.reply_id = reply_seen.reply_id
    where reply_seen.day = cast($day as date)
        and reply_seen.outcome = 'bounced'
        and reply.category <> 'administrative'

)

select
    cast(coalesce(sum(events), 0) as bigint) as bounced,
    cast(coalesce(sum(events) filter (where says_why), 0) as bigint) as explained

from bounces
