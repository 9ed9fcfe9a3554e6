-- label: Messages that are still to be sent
-- grain: one row per message and recipient
select
    letter_id,
    channel,
    recipient,
    day,
    subject,
    body

from outbox
where state in ('queued', 'perhaps')
order by queued_at nulls last, recipient nulls last, letter_id nulls last
