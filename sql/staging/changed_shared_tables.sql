-- label: Tables that loads share and whose rows are not what their digest says
-- grain: one row per table
-- places: digests, in braces: `shared_digest.sql` for each table
with

digests as (

    {digests}

)

select digests.table_name
from digests
left join row_digest
    on row_digest.load_id = 0
    and row_digest.table_name = digests.table_name
where row_digest.row_count is distinct from digests.row_count
    or row_digest.hash_sum is distinct from digests.hash_sum
    or row_digest.columns <> digests.columns
    or row_digest.probe <> digests.probe
order by digests.table_name
