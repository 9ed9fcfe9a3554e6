-- label: Replies of loads that no load brought before
-- grain: one row per reply
-- params: first_load integer, last_load integer
create or replace temp table new_reply as
with

first_attempts as (

    select
        reply_id,
        min(rowid) as first_row

    from attempt
    where
        load_id between cast($first_load as integer) and cast($last_load as integer)
        and reply_id is not null
    group by reply_id

),

-- Texts are most of a store; they are read of one row for each new reply only.
new_attempts as (

    select
        first_attempts.reply_id,
        first_attempts.first_row

    from first_attempts
    left join reply
        on reply.reply_id = first_attempts.reply_id
    where reply.reply_id is null

),

answers as (

    select attempt.load_id, attempt.reply_id, attempt.dsn_status, attempt.dsn_diag, attempt.bounce_cat
    from new_attempts
    inner join attempt
        on attempt.rowid = new_attempts.first_row
    union all
    select load_id, reply_id, dsn_status, dsn_diag, bounce_cat from queue_event
    union all
    select load_id, reply_id, dsn_status, dsn_diag, bounce_cat from remote_report

),

named as (

    select
        answers.reply_id,
        -- The texts of one row; of several rows they would fit each other only by chance.
        any_value(
            struct_pack(status := answers.dsn_status, diag := answers.dsn_diag, category := answers.bounce_cat)
        ) as texts

    from answers
    left join reply
        on reply.reply_id = answers.reply_id
    where
        answers.load_id between cast($first_load as integer) and cast($last_load as integer)
        and answers.reply_id is not null
        and reply.reply_id is null
    group by answers.reply_id

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
