-- label: Forget what the rules said of old days; the troubles stay
-- grain: one row per local day
-- params: days integer (how many of the latest days keep it)
update judged_day
set findings = null
where findings is not null
    and day <= (select max(day) from judged_day) - cast($days as integer)
