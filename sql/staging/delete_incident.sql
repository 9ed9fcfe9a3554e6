-- label: Forget an incident as it was known
-- grain: one row per incident
-- params: incident_id varchar
delete from incident where incident_id = $incident_id
