-- label: ISPs that tell nobody of single complaints
-- grain: one row per ISP
select isp
from isp
where feedback = 'none'
order by isp nulls last
