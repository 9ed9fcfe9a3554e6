-- label: Every reply of the store
-- grain: one row per reply
select reply_id, template, text, code, bounce_cat, category, axis
from reply
order by reply_id
