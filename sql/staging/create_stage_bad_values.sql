-- label: Collects cells that became null while one file is read
-- grain: one row per part and column
create or replace temp table stage_bad_value (
    column_name varchar,
    count       bigint,
    first_line  bigint,
    example     varchar
)
