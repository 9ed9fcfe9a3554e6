-- label: Replies whose verdict has changed
-- grain: one row per reply
create or replace temp table changed_reply as
select field_0 as reply_id
from text_rows()
