-- label: Note what an operator said of an incident
-- grain: one row per incident and thing said
-- params: incident_id varchar, kind varchar, day date, until_day date, note varchar, at timestamptz
insert into incident_order
select
    cast($incident_id as varchar) as incident_id,
    cast($kind as varchar) as kind,
    cast($day as date) as day,
    cast($until_day as date) as until_day,
    cast($note as varchar) as note,
    cast($at as timestamptz) as ordered_at
