-- label: Take the notes of replies of a load away whose rows are still there
-- grain: one row per note
-- params: load_id integer
delete from reply_seen
where
    load_id = cast($load_id as integer)
    and exists (
        select 1
        from load_day
        where
            load_day.load_id = reply_seen.load_id
            and load_day.day is not distinct from reply_seen.day
            and load_day.kept = 'rows'
    )
