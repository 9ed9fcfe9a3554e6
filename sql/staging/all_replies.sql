-- label: Every reply of the store
-- grain: one row per reply
select
    reply.reply_id, reply.template, reply.text, reply.code, reply.bounce_cat, reply.category, reply.axis,
    reply_category.severity_class

from reply
left join reply_category
    on reply_category.category = reply.category
order by reply.reply_id
