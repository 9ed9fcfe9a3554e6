-- label: What the categories of the store's replies mean for an address
-- grain: one row per category
select category, severity_class
from reply_category
order by category
