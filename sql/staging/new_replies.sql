-- label: Replies of a load that no load brought before
-- grain: one row per reply
-- params: load_id integer
create or replace temp table new_reply as
with

named as (

    select
        reply_id,
        -- The texts of one row; of several rows they would fit each other only by chance.
        any_value(struct_pack(status := dsn_status, diag := dsn_diag, category := bounce_cat)) as texts

    from answer
    where load_id = cast($load_id as integer)
    group by reply_id

)

select
    -- By length, since one reply may hold a megabyte.
    sum(500 + coalesce(length(named.texts.status), 0) + coalesce(length(named.texts.diag), 0)) over (
        rows unbounded preceding
    ) // 8000000 as page,
    named.reply_id,
    named.texts.status as dsn_status,
    named.texts.diag as dsn_diag,
    named.texts.category as bounce_cat

from named
left join reply
    on reply.reply_id = named.reply_id
where reply.reply_id is null
