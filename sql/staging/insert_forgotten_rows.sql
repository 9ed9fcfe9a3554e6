-- label: Store the same rows without these people
-- grain: one row per row
-- places: table and columns, in braces
insert into {table} ({columns})
select {columns}
from forgotten_row
