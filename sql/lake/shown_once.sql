-- label: A table of a lake of which servers say the same, or one later than another
-- grain: one row per key
-- places: in braces, of the program's own: columns, hidden (the empty table, for types), files, key and order
-- engine: duckdb
select {columns}
from (
    select
        shown.*,
        row_number() over (partition by {key} order by {order}) as place
    from (
        select *, 0 as judged_place from {hidden}
        union all by name
        {files}
    ) as shown
) as said
where place = 1
