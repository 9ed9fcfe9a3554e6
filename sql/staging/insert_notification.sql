-- label: Note that people were told of an incident
-- grain: one row per incident and thing told
-- params: incident_id varchar, day date, kind varchar, severity varchar, rate double, cells integer, at timestamptz
insert into notification
select
    cast($incident_id as varchar) as incident_id,
    cast($day as date) as day,
    cast($kind as varchar) as kind,
    cast($severity as varchar) as severity,
    cast($rate as double) as rate,
    cast($cells as integer) as cells,
    cast($at as timestamptz) as sent_at
