-- label: Take away the digests of what loads brought by the day
-- grain: one row of row_digest
-- params: first_load integer, last_load integer
delete from row_digest
where table_name = 'daily'
    and load_id between cast($first_load as integer) and cast($last_load as integer)
