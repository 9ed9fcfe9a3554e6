-- label: Store what was put aside
-- grain: one row per reply
insert into reply by name
select reply_id, template, text, code, bounce_cat, category, axis, rule, blocklist
from judged_reply
