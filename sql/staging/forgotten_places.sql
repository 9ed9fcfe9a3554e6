-- label: Where the files of loads were
-- grain: one row per file
-- params: loads list
select distinct location
from load
where list_contains(cast($loads as integer[]), load_id)
    and location is not null
order by location
