-- label: Keep anew what rows are that were sound before they were changed
-- grain: one row of row_digest
-- params: first_load integer, last_load integer
-- places: digests, in braces: `row_digest.sql` for each table
update row_digest
set
    row_count = changed.row_count,
    hash_sum = changed.hash_sum,
    columns = changed.columns,
    probe = changed.probe

from (
    with

    digests as (

        {digests}

    )

    select digests.*
    from digests
    join held_digest
        on held_digest.load_id = digests.load_id
        and held_digest.table_name = digests.table_name
        and held_digest.day is not distinct from digests.day
) as changed
where changed.load_id = row_digest.load_id
    and changed.table_name = row_digest.table_name
    and changed.day is not distinct from row_digest.day
