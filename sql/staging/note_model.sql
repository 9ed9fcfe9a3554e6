-- label: Note of which text macros and views were made
-- grain: one row
-- params: digest bigint
update schema_version
set model = cast($digest as bigint)
