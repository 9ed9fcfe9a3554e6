-- label: The ids of all masked replies
-- grain: one row per template
select distinct template
from reply
order by template nulls last
