-- label: Loads of which some rejected lines were counted and not kept
-- grain: one row per load
-- places: rejected_count, in braces: that table of the store that is proved
select distinct load_id
from {rejected_count}
order by load_id
