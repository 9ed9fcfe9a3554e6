-- label: Put a finished message into the outbox, unless it is there
-- grain: one row per message and recipient
-- params: letter_id varchar, channel varchar, recipient varchar, day date, subject varchar, body varchar, at timestamptz
insert into outbox
select
    cast($letter_id as varchar) as letter_id,
    cast($channel as varchar) as channel,
    cast($recipient as varchar) as recipient,
    cast($day as date) as day,
    cast($subject as varchar) as subject,
    'queued' as state,
    0 as attempts,
    cast($at as timestamptz) as queued_at,
    null as tried_at,
    null as reply,
    cast($body as varchar) as body
where not exists (select outbox.letter_id from outbox where outbox.letter_id = cast($letter_id as varchar))
