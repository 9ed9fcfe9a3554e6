-- label: Texts that should be addresses
-- grain: one row per distinct text
select distinct text
from (
    select dlv_source_ip as text from stage
    union all
    select dlv_destination_ip from stage
    union all
    select rcv_source_ip from stage
    union all
    select rcv_destination_ip from stage
    union all
    select rep_source_ip from stage
)
where text <> ''
