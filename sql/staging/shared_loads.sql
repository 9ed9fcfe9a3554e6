-- label: Loads whose rows an earlier load holds as well
-- grain: one row per load
-- params: first_load integer
with

shared_rows as (

    select type, second, content, is_telling, min(load_id) as first_holder
    from compared
    group by type, second, content, is_telling
    having min(load_id) <> max(load_id)

)

select distinct compared.load_id
from compared
join shared_rows
    on shared_rows.type = compared.type
    and shared_rows.second is not distinct from compared.second
    and shared_rows.content = compared.content
    and shared_rows.is_telling = compared.is_telling
where
    compared.load_id >= cast($first_load as integer)
    and compared.load_id > shared_rows.first_holder
order by compared.load_id
