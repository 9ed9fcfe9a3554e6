-- label: The names of one kind with the most mail
-- grain: one row per name
-- places: in braces, of the program's own: column, table, count (what its rows count) and most (how many names)
-- engine: duckdb
select {column} as name
from {table}
where {column} is not null
group by {column}
order by sum({count}) desc nulls last, {column} nulls last
limit {most}
