-- label: Whether a text stands in any masked reply, in capitals or not
-- grain: one row
-- params: value varchar
select count(*) > 0 as is_found
from reply
where position(lower($value) in lower(text)) > 0
