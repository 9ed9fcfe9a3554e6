-- label: What was answered, under the name by which it is asked for
-- grain: one row per reply
select text as reply
from reply
