-- label: Replies of a load that no load brought before
-- grain: one row per reply; at most 20,000 of them
-- params: load_id integer
select
    answer.reply_id,
    any_value(answer.dsn_status) as dsn_status,
    any_value(answer.dsn_diag) as dsn_diag,
    any_value(answer.bounce_cat) as bounce_cat

from answer
left join reply
    on reply.reply_id = answer.reply_id
where
    answer.load_id = cast($load_id as integer)
    and reply.reply_id is null

group by answer.reply_id
order by answer.reply_id
limit 20000
