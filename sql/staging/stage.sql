-- label: The rows of a part of a file that are no attempts
-- grain: one row per record
create or replace temp table stage as
select * from other_rows()
