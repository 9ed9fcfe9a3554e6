-- label: Give the notes of a reply another reply
-- grain: one row per note
-- params: from varchar, to varchar
update reply_seen
set reply_id = $to
where reply_id = $from
