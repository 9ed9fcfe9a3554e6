-- label: Loads whose rejected lines are not all kept
-- grain: one row per load; none in a sound store
with

kept as (

    select load_id, count(*) as lines
    from rejected_line
    group by load_id

)

select load.load_id, load.path, load.rejected, coalesce(kept.lines, 0) as kept
from load
left join kept on kept.load_id = load.load_id
where load.rejected <> coalesce(kept.lines, 0)
order by load.load_id
