-- label: Take the rows of old days out of one table
-- grain: one row per row of the table
-- params: before date
-- places: in braces, filled by the program: the name of the table
delete from {table} where day < cast($before as date)
