-- label: Rows that are no longer as they were stored
-- grain: one row per load, table and local day; none if all are
-- params: first_load integer, last_load integer
-- places: digests, in braces: `staging/row_digest.sql` for each table
with

digests as (

    {digests}

),

kept as (

    select load_id, table_name, day, row_count, hash_sum, columns, probe
    from row_digest
    where load_id between cast($first_load as integer) and cast($last_load as integer)

),

-- Of the others nothing can be said: they have no digests, or such as another version of DuckDB made.
loads_with_digests as (

    select load_id
    from kept
    group by load_id
    having (count(*) filter (where table_name = 'load') = 1 or load_id = 0)
        and count(*) filter (where probe <> {probe}) = 0

)

select
    coalesce(kept.load_id, digests.load_id) as load_id,
    coalesce(kept.table_name, digests.table_name) as table_name,
    cast(coalesce(kept.day, digests.day) as varchar) as day,
    coalesce(kept.row_count, 0) as stored_rows,
    coalesce(digests.row_count, 0) as found_rows

from kept
full join digests
    on digests.load_id = kept.load_id
    and digests.table_name = kept.table_name
    and digests.columns = kept.columns
    and digests.day is not distinct from kept.day
where coalesce(kept.load_id, digests.load_id) in (select load_id from loads_with_digests)
    and (kept.row_count is distinct from digests.row_count or kept.hash_sum is distinct from digests.hash_sum)
order by 1, 2, 3 nulls first
