-- label: Deciding steps by the place that `destination_code` tells
-- grain: a variable
set variable isp_sources = (select list(isp_source order by place) from destination)
