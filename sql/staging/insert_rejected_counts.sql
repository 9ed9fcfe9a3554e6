-- label: Store how many rejected lines were not kept
-- grain: one row per load and reason
insert into rejected_count
select
    cast(field_0 as integer) as load_id,
    field_1 as reason,
    cast(field_2 as bigint) as lines,
    cast(field_3 as bigint) as first_line

from text_rows()
