-- label: Loads whose notes of replies do not sum to their rows
-- grain: one row per load, local day and reply; none in a sound store
with

days_with_rows as (

    select distinct load_id, day
    from load_day
    where kept = 'rows'

),

rows_stored as (

    select load_id, day, reply_id, count(*) as events
    from answer
    group by load_id, day, reply_id

),

noted as (

    select reply_seen.load_id, reply_seen.day, reply_seen.reply_id, sum(reply_seen.events) as events
    from reply_seen
    join days_with_rows
        on days_with_rows.load_id = reply_seen.load_id
        and days_with_rows.day is not distinct from reply_seen.day
    group by reply_seen.load_id, reply_seen.day, reply_seen.reply_id

)

select
    coalesce(rows_stored.load_id, noted.load_id) as load_id,
    coalesce(rows_stored.day, noted.day) as day,
    coalesce(rows_stored.reply_id, noted.reply_id) as reply_id,
    rows_stored.events as by_row,
    noted.events as by_note

from rows_stored
full join noted
    on noted.load_id = rows_stored.load_id
    and noted.reply_id = rows_stored.reply_id
    and noted.day is not distinct from rows_stored.day
where rows_stored.events is distinct from noted.events
order by 1, 2, 3
