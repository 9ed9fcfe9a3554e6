-- label: Other loads that hold every rejected line of this one
-- grain: one row per load
-- params: load_id integer
with

mine as (

    select raw, count(*) as new_lines
    from rejected_line
    where load_id = cast($load_id as integer)
    group by raw

),

theirs as (

    select load_id, raw, count(*) as old_lines
    from rejected_line
    where load_id <> cast($load_id as integer)
    group by load_id, raw

),

found as (

    select theirs.load_id, sum(least(mine.new_lines, theirs.old_lines)) as lines
    from mine
    join theirs on theirs.raw = mine.raw
    group by theirs.load_id

)

select load_id
from found
where lines = (select sum(new_lines) from mine)
    -- Of lines that were only counted nobody can say so.
    and not exists (select 1 from rejected_count where load_id = cast($load_id as integer))
order by load_id
