-- label: Replies whose verdict has changed
-- grain: one row per reply
create or replace temp table changed_reply as
with

verdicts as (

    select
        reply.reply_id,
        judged_reply.category is distinct from reply.category
        or judged_reply.axis is distinct from reply.axis as is_moved,
        judged_reply.severity_class is distinct from reply_category.severity_class as is_weighed_anew

    from reply
    join judged_reply
        on judged_reply.reply_id = reply.reply_id
    left join reply_category
        on reply_category.category = reply.category

)

select reply_id, is_moved
from verdicts
where is_moved or is_weighed_anew
