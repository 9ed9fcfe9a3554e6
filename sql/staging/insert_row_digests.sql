-- label: Keep what the rows of loads are, where that is not kept yet
-- grain: one row per load, table and local day
-- params: first_load integer, last_load integer
-- places: digests, in braces: `row_digest.sql` for each table
insert into row_digest by name
with

digests as (

    {digests}

)

select digests.*
from digests
where not exists (
    select 1
    from row_digest
    where row_digest.load_id = digests.load_id
        and row_digest.table_name = digests.table_name
        and row_digest.day is not distinct from digests.day
)
