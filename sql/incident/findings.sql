-- label: What the rules said of a day, as a night noted it
-- grain: one row per local day that was judged
-- params: day date
select findings
from judged_day
where day = cast($day as date)
