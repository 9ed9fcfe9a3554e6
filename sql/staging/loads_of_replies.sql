-- label: Loads that still have rows with a reply of another category or axis
-- grain: one row per load
select distinct reply_seen.load_id
from reply_seen
join changed_reply
    on changed_reply.reply_id = reply_seen.reply_id
    and changed_reply.is_moved
join load_day
    on load_day.load_id = reply_seen.load_id
    and load_day.day is not distinct from reply_seen.day
    and load_day.kept = 'rows'
order by reply_seen.load_id
