-- label: Whether a message was put into the outbox
-- grain: one row
-- params: letter_id varchar
select count(*) as letters
from outbox
where letter_id = cast($letter_id as varchar)
