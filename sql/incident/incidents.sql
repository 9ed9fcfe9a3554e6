-- label: Incidents as they were last remembered
-- grain: one row per incident
select incident_id, taken_by, body
from incident
order by incident_id nulls last
