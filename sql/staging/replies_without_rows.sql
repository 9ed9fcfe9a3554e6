-- label: Replies that no row is left of, so that only what is told of them can change
-- grain: one row per reply
select reply.reply_id
from reply
where reply.reply_id not in (select reply_id from attempt where reply_id is not null)
    and reply.reply_id not in (select reply_id from queue_event where reply_id is not null)
    and reply.reply_id not in (select reply_id from remote_report where reply_id is not null)
order by reply.reply_id
