-- label: Replies of a load that no load brought before
-- grain: one row per reply
-- params: load_id integer
create or replace temp table new_reply as
with

named as (

    select
        reply_id,
        any_value(dsn_status) as dsn_status,
        any_value(dsn_diag) as dsn_diag,
        any_value(bounce_cat) as bounce_cat

    from answer
    where load_id = cast($load_id as integer)
    group by reply_id

)

select
    row_number() over () as place,
    named.reply_id,
    named.dsn_status,
    named.dsn_diag,
    named.bounce_cat

from named
left join reply
    on reply.reply_id = named.reply_id
where reply.reply_id is null
