-- label: ISPs by the place that `destination_code` tells
-- grain: a variable
set variable isps = (select list(isp order by place) from destination)
