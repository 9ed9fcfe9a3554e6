-- label: Replies of a load that no load brought before
-- grain: one row per reply
-- params: load_id integer
create or replace temp table new_reply as
with

-- Texts are read of one row for each reply only: they are most of a store.
first_attempts as (

    select
        reply_id,
        min(rowid) as first_row

    from attempt
    where
        load_id = cast($load_id as integer)
        and reply_id is not null
    group by reply_id

),

texts_of_attempts as (

    select
        attempt.reply_id,
        struct_pack(status := attempt.dsn_status, diag := attempt.dsn_diag, category := attempt.bounce_cat) as texts

    from first_attempts
    left join reply
        on reply.reply_id = first_attempts.reply_id
    inner join attempt
        on attempt.rowid = first_attempts.first_row
    where reply.reply_id is null

),

others as (

    select load_id, reply_id, dsn_status, dsn_diag, bounce_cat from queue_event
    union all
    select load_id, reply_id, dsn_status, dsn_diag, bounce_cat from remote_report

),

texts_of_others as (

    select
        others.reply_id,
        struct_pack(status := others.dsn_status, diag := others.dsn_diag, category := others.bounce_cat) as texts

    from others
    left join reply
        on reply.reply_id = others.reply_id
    where
        others.load_id = cast($load_id as integer)
        and others.reply_id is not null
        and reply.reply_id is null

),

named as (

    select
        reply_id,
        -- The texts of one row; of several rows they would fit each other only by chance.
        any_value(texts) as texts

    from (
        select * from texts_of_attempts
        union all
        select * from texts_of_others
    )
    group by reply_id

)

select
    -- By length, since one reply may hold a megabyte.
    sum(500 + coalesce(length(texts.status), 0) + coalesce(length(texts.diag), 0)) over (
        rows unbounded preceding
    ) // 8000000 as page,
    reply_id,
    texts.status as dsn_status,
    texts.diag as dsn_diag,
    texts.category as bounce_cat

from named
