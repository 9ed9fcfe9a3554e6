-- label: The last day that can be before those of a report
-- grain: one row, or none
-- params: since date
select max(day) as day
from possible_day
where day < cast($since as date)
having max(day) is not null
