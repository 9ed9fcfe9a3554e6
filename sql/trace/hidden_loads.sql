-- label: In how many loads recipients are hidden, and how
-- grain: one row per way
select privacy, count(*) as loads
from load
where privacy is not null
group by privacy
order by loads desc nulls last, privacy nulls last
