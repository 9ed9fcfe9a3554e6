-- label: By what this store is told from others
-- grain: one row
select max(store_id) as store_id
from store_name
