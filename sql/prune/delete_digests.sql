-- label: Take out the digests of old days of one table
-- grain: one row per row of row_digest
-- params: before date, table varchar
delete from row_digest
where table_name = $table
    and day < cast($before as date)
