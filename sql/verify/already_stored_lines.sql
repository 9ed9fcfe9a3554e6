-- label: Lines of a load that were left out, since another file had brought their rows
-- grain: one row per line
-- params: load_id integer
-- places: rejected_line, in braces: that table of the store that is proved
select line, detail
from {rejected_line}
where
    load_id = cast($load_id as integer)
    and reason = 'already-stored'
order by line
