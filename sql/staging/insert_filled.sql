-- label: Count the rows of loads that have something in each column
-- grain: one row per load, local day and record type
-- params: first_load integer, last_load integer
insert into filled by name
select *
from filled_now
where load_id between cast($first_load as integer) and cast($last_load as integer)
