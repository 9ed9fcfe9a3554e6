-- label: What a count can be made of, with what the answers mean
-- grain: one row per attempt, queue event, complaint or remote bounce; reply to severity_class are null where it was delivered
select
    event.*,
    reply.text as reply,
    reply.category,
    reply.axis,
    reply_category.severity_class

from event
left join reply
    on reply.reply_id = event.reply_id
left join reply_category
    on reply_category.category = reply.category
