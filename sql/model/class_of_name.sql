-- label: The names that have a class of mail, each once
-- grain: one row per kind of name and name
select kind, value, min(class) as class
from traffic_class
group by kind, value
