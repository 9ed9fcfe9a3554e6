-- label: The files behind the numbers of a period
-- grain: one row per load
-- params: since date, until date
with

loads as (

    select distinct load_id
    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select
    load.path,
    load.lines,
    load.stored,
    load.rejected,
    load.first_time,
    load.last_time

from load
where load.load_id in (select load_id from loads)
order by load.first_time nulls last, load.path nulls last, load.load_id nulls last
