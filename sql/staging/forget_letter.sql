-- label: Take a message back that names somebody who was forgotten
-- grain: one row per message and recipient
-- params: letter_id varchar
update outbox
set state = 'given-up', body = null, reply = 'taken back: it named a person who was forgotten'
where letter_id = $letter_id
