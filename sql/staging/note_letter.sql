-- label: Note what became of a message
-- grain: one row per message and recipient
-- params: letter_id varchar, state varchar, reply varchar, at timestamptz
update outbox
set
    state = cast($state as varchar),
    attempts = attempts + 1,
    tried_at = cast($at as timestamptz),
    reply = cast($reply as varchar),
    body = case when cast($state as varchar) in ('queued', 'perhaps') then body end
where letter_id = cast($letter_id as varchar)
