-- label: What the texts mean
-- grain: one row per distinct text
create or replace temp table address_meaning as
select
    field_0 as text,
    field_1 as address,
    field_2 = 'bad' as is_bad

from meanings()
