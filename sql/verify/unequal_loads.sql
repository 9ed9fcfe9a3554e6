-- label: Loads of which one of two tables holds a row more often than the other
-- grain: one row per load; none if both hold the same rows
-- params: first_load integer, last_load integer, needs varchar: rows, hours or nothing
-- As `unequal_rows.sql` compares one load, with the same places.
with

pruned_days as (

    select distinct load_id, day
    from load_day
    where load_id between cast($first_load as integer) and cast($last_load as integer)
        and (
            (kept <> 'rows' and cast($needs as varchar) = 'rows')
            or (kept = 'nothing' and cast($needs as varchar) = 'hours')
        )

),

rows_of_both as (

    select
        load_id,
        hash({columns}) as first_hash,
        hash('again', {reversed}) as second_hash,
        1 as is_stored

    from {stored} as rows_asked
    where load_id between cast($first_load as integer) and cast($last_load as integer)
        and not exists (
            select 1
            from pruned_days
            where pruned_days.load_id = rows_asked.load_id
                and pruned_days.day is not distinct from {day}
        )
    union all
    select
        load_id,
        hash({columns}),
        hash('again', {reversed}),
        0

    from {again} as rows_asked
    where load_id between cast($first_load as integer) and cast($last_load as integer)
        and not exists (
            select 1
            from pruned_days
            where pruned_days.load_id = rows_asked.load_id
                and pruned_days.day is not distinct from {day}
        )

),

unequal as (

    select load_id, first_hash, second_hash
    from rows_of_both
    group by load_id, first_hash, second_hash
    having count(*) filter (where is_stored = 1) <> count(*) filter (where is_stored = 0)

)

select distinct load_id
from unequal
order by load_id
