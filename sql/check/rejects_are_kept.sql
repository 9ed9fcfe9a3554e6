-- label: Loads whose rejected lines are not all kept or counted
-- grain: one row per load; none in a sound store
with

kept as (

    select load_id, count(*) as lines
    from rejected_line
    group by load_id

),

counted as (

    select load_id, sum(lines) as lines
    from rejected_count
    group by load_id

),

-- Rejected lines go with the last row of their load; they have no day of their own.
past as (

    select load_id
    from load_day
    group by load_id
    having count(*) filter (where kept = 'rows') = 0

)

select
    load.load_id,
    load.path,
    load.rejected,
    coalesce(kept.lines, 0) as kept,
    cast(coalesce(counted.lines, 0) as bigint) as counted

from load
left join kept on kept.load_id = load.load_id
left join counted on counted.load_id = load.load_id
where load.rejected <> coalesce(kept.lines, 0) + coalesce(counted.lines, 0)
    and load.load_id not in (select load_id from past)
order by load.load_id
