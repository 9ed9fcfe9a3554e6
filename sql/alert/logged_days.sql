-- label: How many rows of each kind the files of a day and of those that it is compared with log
-- grain: one row per day
-- params: day date
-- The same days as in alert/cell_days. A day without deferrals, say, may have had some: its files do not log any.
with

days as (

    select day
    from possible_day
    where day < cast($day as date)
        and (
            day >= cast($day as date) - 31
            or day in (
                cast($day as date) - 35, cast($day as date) - 42, cast($day as date) - 49, cast($day as date) - 56
            )
        )
    union all
    select cast($day as date) as day

)

select
    day,
    cast(coalesce(sum(stored) filter (where type = 'd'), 0) as bigint) as delivered,
    cast(coalesce(sum(stored) filter (where type = 'b'), 0) as bigint) as bounced,
    cast(coalesce(sum(stored) filter (where type = 't'), 0) as bigint) as deferred,
    cast(coalesce(sum(stored) filter (where type = 'f'), 0) as bigint) as complaints

from load_day
where kept <> 'nothing'
    and day in (select days.day from days)
group by day
order by day nulls last
