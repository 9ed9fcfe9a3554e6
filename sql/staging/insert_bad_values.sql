-- label: Store what became null, by column
-- grain: one row per load and column
insert into bad_value
select
    cast(field_0 as integer) as load_id,
    field_1 as column_name,
    cast(field_2 as bigint) as count,
    cast(field_3 as bigint) as first_line,
    field_4 as example

from text_rows()
