-- label: What was loaded, and what became of every line
-- grain: one row per load
-- params: since date, until date, top integer = 100 (the latest so many)
-- lines = headers + blank + stored + rejected, always. The days are those of the rows; a load without rows is shown for
-- all days.
with

days as (

    select load_id, min(day) as first_day, max(day) as last_day
    from load_day
    group by load_id

),

asked as (

    select distinct load_id
    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select
    load.load_id, load.loaded_at, load.path, load.server, load.lines, load.headers, load.blank, load.stored,
    load.rejected, days.first_day, days.last_day
from load
left join days
    on days.load_id = load.load_id
where load.load_id in (select load_id from asked)
    or ($since is null and $until is null)
order by load.load_id desc nulls last
limit $top
