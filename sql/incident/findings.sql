-- label: What the rules said of a day, as a night noted it
-- grain: one row per local day of which it is kept
-- params: day date
select day, findings
from judged_day
where day = cast($day as date)
    and findings is not null
order by day nulls last
