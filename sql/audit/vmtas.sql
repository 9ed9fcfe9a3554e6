-- label: The virtual MTAs that any row names
-- grain: one row per vMTA
-- params: since date, until date
select distinct vmta
from daily_job
where vmta is not null
    and ($since is null or day >= cast($since as date))
    and ($until is null or day <= cast($until as date))
order by vmta nulls last
