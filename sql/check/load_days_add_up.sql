-- label: Loads whose days do not sum to what was stored
-- grain: one row per load; none in a sound store
with

days as (

    select load_id, sum(stored) as stored
    from load_day
    group by load_id

)

select load.load_id, load.path, load.stored, coalesce(days.stored, 0) as by_day
from load
left join days on days.load_id = load.load_id
where load.stored <> coalesce(days.stored, 0)
order by load.load_id
