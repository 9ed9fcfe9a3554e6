-- label: Renew the list of destinations
-- grain: one row per ISP
insert or replace into isp
select
    field_0 as isp,
    field_1 as feedback

from text_rows()
