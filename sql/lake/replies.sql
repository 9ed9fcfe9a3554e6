-- label: The replies that were seen on a local day
-- grain: one row per reply
-- places: in braces, of the program's own: columns and where (of the day)
-- engine: duckdb
select {columns}
from reply
where reply_id in (
    select kept.reply_id
    from reply_seen as kept
    join published_load
        on published_load.load_id = kept.load_id
    {where}
)
order by reply_id nulls last
