-- label: Of how many columns the digests of each table are
-- grain: one row per table and number of columns
select distinct table_name, columns
from row_digest
order by table_name, columns
