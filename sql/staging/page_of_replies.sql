-- label: The next replies of the store, by id
-- grain: one row per reply, at most 20,000
-- params: after varchar
select reply_id, template, text, code, bounce_cat
from reply
where reply_id > $after
order by reply_id
limit 20000
