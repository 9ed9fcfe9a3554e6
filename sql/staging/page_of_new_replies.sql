-- label: Some of the replies that no load brought before
-- grain: one row per reply
-- params: after bigint, page bigint
select reply_id, dsn_status, dsn_diag, bounce_cat
from new_reply
where
    place > cast($after as bigint)
    and place <= cast($after as bigint) + cast($page as bigint)

order by place
