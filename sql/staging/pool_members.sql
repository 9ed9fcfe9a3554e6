-- label: The operator's mapping of vMTAs to pools, ambiguous ones left out
-- grain: one row per vMTA
create or replace temp table pool_member as
select
    field_0 as vmta,
    min(field_1) as pool

from text_rows()
group by field_0
having count(distinct field_1) = 1
