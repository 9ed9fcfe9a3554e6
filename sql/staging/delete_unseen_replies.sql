-- label: Take replies away that no load names any more
-- grain: one row per reply
delete from reply
where reply_id not in (select reply_id from reply_seen)
