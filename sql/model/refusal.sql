-- label: One attempt that was not delivered, with what its answer means
-- grain: one row per attempt that bounced or was deferred
select
    attempt.outcome, attempt.day, attempt.source_ip, attempt.isp, attempt.bounce_cat,
    reply.text as reply, reply.template, reply.category, reply.axis, reply.rule, reply.blocklist, attempt.listed,
    reply_category.severity_class

from attempt
join reply
    on reply.reply_id = attempt.reply_id
join reply_category
    on reply_category.category = reply.category
where attempt.outcome in ('bounced', 'deferred')
