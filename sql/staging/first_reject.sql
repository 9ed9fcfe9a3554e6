-- label: The first line of a load that was not stored
-- grain: one row; none if every line was
-- params: load_id integer
select line, reason, detail
from rejected_line
where load_id = cast($load_id as integer)
order by line, byte_offset
limit 1
