-- label: Every value of a dimension that was ever stored
-- grain: one row per value
-- places: in braces, filled by the program: the name of a dimension, where its values are kept
select distinct {dimension} as value
from {kept}
where {dimension} is not null
order by value nulls last
