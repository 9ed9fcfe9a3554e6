-- label: Messages that wait, and those of late
-- grain: one row per message and recipient
-- params: after timestamptz
select
    letter_id,
    channel,
    recipient,
    day,
    subject,
    state,
    attempts,
    queued_at,
    tried_at,
    reply

from outbox
where state in ('queued', 'perhaps')
    or queued_at >= cast($after as timestamptz)
order by queued_at nulls last, recipient nulls last, letter_id nulls last
