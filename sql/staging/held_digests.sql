-- label: Digests that hold: the rows are still as they were stored
-- grain: one row per load, table and local day
-- params: first_load integer, last_load integer
-- places: digests, in braces: `row_digest.sql` for each table
create or replace temp table held_digest as
with

digests as (

    {digests}

)

select row_digest.load_id, row_digest.table_name, row_digest.day
from row_digest
join digests
    on digests.load_id = row_digest.load_id
    and digests.table_name = row_digest.table_name
    and digests.day is not distinct from row_digest.day
where row_digest.row_count = digests.row_count
    and row_digest.hash_sum = digests.hash_sum
    and row_digest.columns = digests.columns
    and row_digest.probe = digests.probe
