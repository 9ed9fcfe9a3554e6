-- label: Messages that have a text
-- grain: one row per message and recipient
select letter_id, channel, recipient, day, subject, body
from outbox
where body is not null
order by letter_id
