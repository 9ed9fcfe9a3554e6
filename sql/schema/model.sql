-- label: Whether the macros and views of a store are those of this program
-- grain: one row
-- params: digest bigint
select count(*) > 0 as is_current
from schema_version
where model = cast($digest as bigint)
