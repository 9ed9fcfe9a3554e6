-- label: Store rejected lines
-- grain: one row per line
-- params: load_id integer
insert into rejected_line by name
select
    cast($load_id as integer) as load_id,
    cast(field_0 as bigint) as line,
    cast(field_1 as bigint) as byte_offset,
    field_2 as reason,
    field_3 as detail,
    field_4 as raw,
    field_5 as header

from text_rows()
