-- label: Replies that rows or notes name and that are not stored
-- grain: one row per reply; none in a sound store
with

named as (

    select distinct reply_id from answer
    union
    select distinct reply_id from reply_seen

)

select named.reply_id
from named
left join reply
    on reply.reply_id = named.reply_id
group by named.reply_id
having count(reply.reply_id) <> 1
order by named.reply_id
