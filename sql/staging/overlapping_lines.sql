-- label: The lines of a load that other loads hold as well
-- grain: one row per line; of equal rows the first ones, as many as the others hold
-- params: load_id integer
with

mine as (

    select
        line, type, second, content, is_telling,
        row_number() over (partition by type, second, content, is_telling order by line) as place

    from compared
    where load_id = cast($load_id as integer)

),

theirs as (

    select type, second, content, is_telling, count(*) as old_rows, min(load_id) as load_id
    from compared
    where load_id <> cast($load_id as integer)
    group by type, second, content, is_telling

)

select mine.line, theirs.load_id
from mine
join theirs
    on theirs.type = mine.type
    and theirs.second is not distinct from mine.second
    and theirs.content = mine.content
    and theirs.is_telling = mine.is_telling
where mine.place <= theirs.old_rows
order by mine.line
