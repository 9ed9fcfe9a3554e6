-- label: How many rows of a load other loads hold as well
-- grain: one row per other load, and one without load_id for all of them together
-- params: load_id integer
with

mine as (

    select
        type, second, content, is_telling,
        count(*) as new_rows,
        min(local_second) as first_second,
        max(local_second) as last_second

    from compared
    where load_id = cast($load_id as integer)
    group by type, second, content, is_telling

),

theirs as (

    select load_id, type, second, content, is_telling, count(*) as old_rows
    from compared
    where load_id <> cast($load_id as integer)
    group by load_id, type, second, content, is_telling

),

pairs as (

    select
        theirs.load_id, mine.type, mine.second, mine.content, mine.is_telling,
        mine.new_rows, theirs.old_rows, mine.first_second, mine.last_second

    from mine
    join theirs
        on theirs.type = mine.type
        and theirs.second is not distinct from mine.second
        and theirs.content = mine.content
        and theirs.is_telling = mine.is_telling

),

-- Equal rows that several other loads hold count once.
together as (

    select
        is_telling,
        least(max(new_rows), sum(old_rows)) as equal_rows,
        min(first_second) as first_second,
        max(last_second) as last_second

    from pairs
    group by type, second, content, is_telling

)

select
    cast(null as integer) as load_id,
    cast(coalesce(sum(equal_rows), 0) as bigint) as equal_rows,
    cast(coalesce(sum(equal_rows) filter (where is_telling), 0) as bigint) as telling_rows,
    min(first_second) as first_second,
    max(last_second) as last_second

from together
union all
select
    load_id,
    cast(sum(least(new_rows, old_rows)) as bigint),
    cast(coalesce(sum(least(new_rows, old_rows)) filter (where is_telling), 0) as bigint),
    min(first_second),
    max(last_second)

from pairs
group by load_id
order by load_id nulls first
