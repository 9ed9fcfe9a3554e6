-- label: The next replies that no load brought before, about eight million characters of them
-- grain: one row per reply
-- params: after bigint
select
    cast(page as bigint) as page,
    reply_id, dsn_status, dsn_diag, bounce_cat

from new_reply
where page = (
    select min(page)
    from new_reply
    where page > cast($after as bigint)
)
