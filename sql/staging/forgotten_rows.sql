-- label: Rows that name people who were forgotten, as they are without them
-- grain: one row per row
-- params: names list (in small letters: what the rows are found by)
-- places: in braces, of the program's own: table, texts (its columns that may name somebody), cells (every column, covered),
-- places: changed (whether a covered column is another)
-- engine: duckdb
create or replace temp table forgotten_row as
with

looked_at as (

    select rowid as place, lower(concat_ws(chr(10), {texts})) as said
    from {table}

),

named as (

    select distinct looked_at.place
    from looked_at
    join (select unnest(cast($names as varchar[])) as name) as names
        on contains(looked_at.said, names.name)

),

found as (

    select rowid as place, *
    from {table}
    where rowid in (select place from named)

),

covered as (

    select found.place, {cells}
    from found

)

select covered.*
from covered
join found
    on found.place = covered.place
where {changed}
