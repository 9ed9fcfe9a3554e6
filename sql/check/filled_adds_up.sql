-- label: Days whose columns were not counted of every row
-- grain: one row per load, local day and record type; none in a sound store
with

counted as (

    select load_id, day, type, sum(looked) as looked
    from filled
    group by load_id, day, type

),

stored as (

    select load_id, day, type, sum(stored) as stored
    from load_day
    where kept = 'rows'
        and type in ('d', 'b', 't', 'f')
    group by load_id, day, type

)

select
    coalesce(stored.load_id, counted.load_id) as load_id,
    coalesce(stored.day, counted.day) as day,
    coalesce(stored.type, counted.type) as type,
    stored.stored,
    counted.looked

from stored
full join counted
    on counted.load_id = stored.load_id
    and counted.day is not distinct from stored.day
    and counted.type = stored.type
where stored.stored is distinct from counted.looked
order by 1, 2 nulls last, 3
