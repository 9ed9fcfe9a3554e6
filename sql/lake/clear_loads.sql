-- label: Loads with single rows whose recipients are as they were logged
-- grain: one row
-- engine: duckdb
select count(distinct load.load_id) as loads
from load
join load_day
    on load_day.load_id = load.load_id
where load.privacy is null
    and load_day.kept = 'rows'
    and load_day.stored > 0
