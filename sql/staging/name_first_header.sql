-- label: Name the first header of a load at the lines under it, where the last one is another
-- grain: one row per rejected line
-- params: load_id integer, header varchar
update rejected_line
set header = cast($header as varchar)
where load_id = cast($load_id as integer)
    and header is null
