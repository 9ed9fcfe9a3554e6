-- label: Take away the digests of tables that loads share
-- grain: one row per table
-- params: tables varchar[]
delete from row_digest
where load_id = 0
    and list_contains(cast($tables as varchar[]), table_name)
