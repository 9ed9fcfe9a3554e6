-- label: Give up messages that waited too long
-- grain: one row per message and recipient
-- params: before timestamptz
update outbox
set state = 'given-up', body = null
where state in ('queued', 'perhaps')
    and queued_at < cast($before as timestamptz)
