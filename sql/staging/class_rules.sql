-- label: The classes of mail by which the store's names were judged
-- grain: one row, or none in a store that was never loaded by an acct that knows classes
select rules
from class_rules
