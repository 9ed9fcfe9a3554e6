-- label: Who was forgotten
-- grain: one row per way in which an address may have stood in the store
-- places: forgotten, in braces: the table
select distinct salt, digest
from {forgotten}
