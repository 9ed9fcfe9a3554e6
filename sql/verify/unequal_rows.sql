-- label: Rows of a load that one of two tables holds more often than the other
-- grain: one row per distinct row; none if both hold the same rows
-- params: load_id integer, needs varchar: rows, hours or nothing
-- Rows are told apart by two hashes of 64 bits over all columns compared, so that memory stays flat however wide they
-- are. Days of which retention left less than is needed are not compared. Places: stored and again are the tables,
-- columns and reversed what is compared, line and day the row's own or null.
with

pruned_days as (

    select distinct day
    from load_day
    where load_id = cast($load_id as integer)
        and (
            (kept <> 'rows' and cast($needs as varchar) = 'rows')
            or (kept = 'nothing' and cast($needs as varchar) = 'hours')
        )

),

rows_of_both as (

    select
        hash({columns}) as first_hash,
        hash('again', {reversed}) as second_hash,
        cast({line} as bigint) as line,
        1 as is_stored

    from {stored} as rows_asked
    where load_id = cast($load_id as integer)
        and not exists (select 1 from pruned_days where pruned_days.day is not distinct from {day})
    union all
    select
        hash({columns}),
        hash('again', {reversed}),
        cast({line} as bigint),
        0

    from {again} as rows_asked
    where load_id = cast($load_id as integer)
        and not exists (select 1 from pruned_days where pruned_days.day is not distinct from {day})

),

distinct_rows as (

    select
        first_hash,
        second_hash,
        count(*) filter (where is_stored = 1) as in_store,
        count(*) filter (where is_stored = 0) as in_file,
        min(line) as line

    from rows_of_both
    group by first_hash, second_hash

)

select
    cast(first_hash as varchar) as first_hash,
    cast(second_hash as varchar) as second_hash,
    in_store,
    in_file,
    line,
    count(*) over () as found

from distinct_rows
where in_store <> in_file
order by line nulls last, in_store, first_hash, second_hash
limit 200
