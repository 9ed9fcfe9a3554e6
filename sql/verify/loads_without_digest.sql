-- label: Loads of which nothing says what their rows were
-- grain: one row per load; none if there is something of each
-- places: probe, in braces: the hash of a fixed row as this DuckDB makes it
with

digests as (

    select
        load_id,
        count(*) filter (where table_name = 'load') as of_ledger,
        count(*) filter (where probe <> {probe}) as of_another_engine

    from row_digest
    group by load_id

)

select load.load_id, coalesce(digests.of_another_engine, 0) > 0 as is_of_another_engine
from load
left join digests on digests.load_id = load.load_id
where coalesce(digests.of_ledger, 0) <> 1
    or digests.of_another_engine > 0
order by load.load_id
