-- label: Whether a value of this form was ever stored
-- grain: one row
-- params: pattern varchar
-- places: in braces, filled by the program: what tells a dimension, where its values are kept
with

first_row as (

    select 1 as found
    from {kept}
    where cast({dimension} as varchar) like cast($pattern as varchar) escape '!'
    limit 1

)

select count(*) > 0 as is_found
from first_row
