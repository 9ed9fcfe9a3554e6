-- label: Loads whose single rows or rejected lines have recipients as they were logged
-- grain: one row
-- engine: duckdb
select count(*) as loads
from load
where privacy is null
    and (
        load_id in (select load_id from load_day where kept = 'rows' and stored > 0)
        or load_id in (select load_id from rejected_line)
    )
