-- label: The rules by which the store's replies were judged
-- grain: one row, or none in a store that never held a reply
select masks, rules
from reply_rules
