-- label: Whether a value of a dimension was ever stored
-- grain: one row
-- params: value varchar
-- places: in braces, filled by the program: the name of a dimension, where its values are kept
with

first_row as (

    select 1 as found
    from {kept}
    where {dimension} = $value
    limit 1

)

select count(*) > 0 as is_found
from first_row
