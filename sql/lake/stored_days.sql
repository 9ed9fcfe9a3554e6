-- label: How many rows a store has of each load and local day
-- grain: one row per table, load and local day
-- engine: duckdb
-- What has no day of its own has the first one of its load.
with

first_days as (

    select load_id, min(day) as day
    from load_day
    group by load_id

)

select
    row_digest.table_name,
    row_digest.load_id,
    case
        when row_digest.table_name in ('load', 'rejected_count', 'rejected_line', 'bad_value') then first_days.day
        else row_digest.day
    end as day,
    row_digest.row_count

from row_digest
left join first_days
    on first_days.load_id = row_digest.load_id
where row_digest.row_count > 0
order by row_digest.table_name, row_digest.load_id, day nulls last
