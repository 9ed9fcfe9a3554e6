-- label: Store what became null, by column
-- grain: one row per load and column
-- params: load_id integer
insert into bad_value
select
    cast($load_id as integer) as load_id,
    field_0 as column_name,
    cast(field_1 as bigint) as count,
    cast(field_2 as bigint) as first_line,
    field_3 as example

from text_rows()
