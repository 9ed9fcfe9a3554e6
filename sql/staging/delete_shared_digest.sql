-- label: Take away the digest of a table that loads share
-- grain: one row of row_digest
-- params: table varchar
delete from row_digest
where load_id = 0
    and table_name = $table
