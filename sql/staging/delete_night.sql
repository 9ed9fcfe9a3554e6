-- label: Forget what was told of a day
-- grain: one row per local day
-- params: day date
delete from night where day = cast($day as date)
