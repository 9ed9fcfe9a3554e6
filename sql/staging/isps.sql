-- label: The list of destinations
-- grain: one row per ISP
select isp, feedback
from isp
