-- label: In which loads recipients are hidden
-- grain: one row per load
select load_id, privacy
from load
where privacy is not null
order by load_id
