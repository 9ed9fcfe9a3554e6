-- label: Loads whose ledger and rows disagree, as far as rows are kept
-- grain: one row per load; none in a sound store
with

rows_of_loads as (

    select load_id, count(*) as found from attempt group by load_id
    union all
    select load_id, count(*) from queue_event group by load_id
    union all
    select load_id, count(*) from complaint group by load_id
    union all
    select load_id, count(*) from remote_report group by load_id
    union all
    select load_id, count(*) from receipt group by load_id

),

found_rows as (

    select load_id, sum(found) as found
    from rows_of_loads
    group by load_id

),

kept_rows as (

    select load_id, sum(stored) as kept
    from load_day
    where kept = 'rows'
    group by load_id

)

select load.load_id, load.path, coalesce(kept_rows.kept, 0) as kept, coalesce(found_rows.found, 0) as found
from load
left join kept_rows on kept_rows.load_id = load.load_id
left join found_rows on found_rows.load_id = load.load_id
where coalesce(kept_rows.kept, 0) <> coalesce(found_rows.found, 0)
order by load.load_id
