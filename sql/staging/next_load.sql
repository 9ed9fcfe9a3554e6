-- label: The number of the next load
-- grain: one row
select coalesce(max(load_id), 0) + 1 as load_id
from load
