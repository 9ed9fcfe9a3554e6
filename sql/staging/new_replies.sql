-- label: Replies of a load that no load brought before
-- grain: one row per reply; at most 20,000 of them
-- params: load_id integer
with

replies as (

    select
        answer.reply_id,
        -- The three of one row: those of several rows may tell another reply.
        any_value(struct_pack(
            status := answer.dsn_status, diag := answer.dsn_diag, category := answer.bounce_cat
        )) as texts

    from answer
    left join reply
        on reply.reply_id = answer.reply_id
    where
        answer.load_id = cast($load_id as integer)
        and reply.reply_id is null

    group by answer.reply_id
    order by answer.reply_id
    limit 20000

)

select
    reply_id,
    texts.status as dsn_status,
    texts.diag as dsn_diag,
    texts.category as bounce_cat

from replies
order by reply_id
