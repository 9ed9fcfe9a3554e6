-- label: ISPs and deciding steps by the place that `destination_code` tells
-- grain: one row per place
create or replace temp table destination as
select
    cast(field_0 as integer) as place,
    field_1 as isp,
    field_2 as isp_source

from text_rows()
