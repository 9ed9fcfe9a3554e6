-- label: In how many rows people who were forgotten are told of
-- grain: one row
-- places: table, column and kind of its cells, in braces
select count(*) as row_count
from {table}
where {column} is distinct from forgotten_cell('{kind}', {column}, null, null)
