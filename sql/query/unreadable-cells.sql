-- label: Optional cells that could not be read and count as unknown
-- grain: one row per file and column
-- params: since date, until date
with

loads as (

    select distinct load_id
    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select
    load.path, bad_value.column_name, bad_value.count, bad_value.first_line, bad_value.example, load.server
from bad_value
join load on load.load_id = bad_value.load_id
where bad_value.load_id in (select load_id from loads)
order by bad_value.count desc nulls last, load.path nulls last, bad_value.column_name nulls last, load.load_id nulls last
