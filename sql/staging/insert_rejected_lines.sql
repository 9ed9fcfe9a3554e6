-- label: Store rejected lines
-- grain: one row per line
insert into rejected_line by name
select
    cast(field_0 as integer) as load_id,
    cast(field_1 as bigint) as line,
    cast(field_2 as bigint) as byte_offset,
    field_3 as reason,
    field_4 as detail,
    field_5 as raw,
    field_6 as header

from text_rows()
