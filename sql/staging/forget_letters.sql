-- label: Forget messages that were done with long ago
-- grain: one row per message and recipient
-- params: before timestamptz
delete from outbox
where state not in ('queued', 'perhaps')
    and queued_at < cast($before as timestamptz)
