-- label: Loads whose lines do not add up
-- grain: one row per load; none in a sound store
select load_id, path, lines, headers, blank, stored, rejected
from load
where lines <> headers + blank + stored + rejected
order by load_id
