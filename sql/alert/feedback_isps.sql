-- label: ISPs that tell of single complaints
-- grain: one row per ISP
select isp
from isp
where feedback = 'per-message'
order by isp nulls last
