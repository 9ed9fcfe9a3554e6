-- label: Loads of which lines were left out, since another file had brought their rows
-- grain: one row per load
-- places: rejected_line, in braces: that table of the store that is proved
select distinct load_id
from {rejected_line}
where reason = 'already-stored'
order by load_id
