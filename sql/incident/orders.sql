-- label: What operators said of incidents
-- grain: one row per incident and thing said
-- params: until date
select incident_id, kind, day, until_day, note, ordered_at
from incident_order
where $until is null or day <= cast($until as date)
order by ordered_at nulls last, incident_id nulls last, kind nulls last, note nulls last, until_day nulls last
