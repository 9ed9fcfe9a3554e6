-- label: Take away what loads brought by the day
-- grain: one row of daily
-- params: first_load integer, last_load integer
delete from daily
where load_id between cast($first_load as integer) and cast($last_load as integer)
