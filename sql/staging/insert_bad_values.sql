-- label: Store what became null, by column
-- grain: one row per load and column
-- params: load_id integer
insert into bad_value
select
    cast($load_id as integer) as load_id,
    column_name,
    sum(count),
    min(first_line),
    arg_min(example, first_line)

from stage_bad_value
group by column_name
