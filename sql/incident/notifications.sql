-- label: What people were told of incidents
-- grain: one row per incident and thing told
-- params: until date
select incident_id, day, kind, severity, rate, cells
from notification
where $until is null or day <= cast($until as date)
order by sent_at nulls last, day nulls last, incident_id nulls last, kind nulls last
