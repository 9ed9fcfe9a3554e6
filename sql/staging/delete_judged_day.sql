-- label: Forget what the judge said of a day
-- grain: one row per local day
-- params: day date
delete from judged_day where day = cast($day as date)
