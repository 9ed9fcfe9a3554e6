-- label: Which loads have rows that name people who were forgotten
-- grain: one row per load
select load_id, count(*) as row_count
from forgotten_row
group by load_id
order by load_id
