-- label: Times that the reader could not read
-- grain: one row per column
insert into stage_bad_value
select
    field_0 as column_name,
    cast(field_1 as bigint) as count,
    cast(field_2 as bigint) as first_line,
    left(field_3, 200) as example

from meanings()
