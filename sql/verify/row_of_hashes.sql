-- label: The row behind two hashes, as text
-- grain: one row
-- params: load_id integer, first_hash varchar, second_hash varchar
select {texts}
from {table} as rows_asked
where load_id = cast($load_id as integer)
    and hash({columns}) = cast($first_hash as ubigint)
    and hash('again', {reversed}) = cast($second_hash as ubigint)
limit 1
