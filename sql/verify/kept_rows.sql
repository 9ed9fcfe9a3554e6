-- label: How many rows are stored, as the ledger knows
-- grain: one row
select cast(coalesce(sum(stored), 0) as bigint) as stored
from load_day
where kept = 'rows'
