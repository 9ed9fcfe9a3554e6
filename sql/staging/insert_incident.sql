-- label: Remember an incident as it is known
-- grain: one row per incident
-- params: incident_id varchar, family varchar, severity varchar, source_ip varchar, vmta varchar, pool varchar, isp varchar, job varchar, opened date, last date, closed date, ending varchar, taken_by varchar, body varchar
insert into incident
select
    cast($incident_id as varchar) as incident_id,
    cast($family as varchar) as family,
    cast($severity as varchar) as severity,
    cast($source_ip as varchar) as source_ip,
    cast($vmta as varchar) as vmta,
    cast($pool as varchar) as pool,
    cast($isp as varchar) as isp,
    cast($job as varchar) as job,
    cast($opened as date) as opened,
    cast($last as date) as last,
    cast($closed as date) as closed,
    cast($ending as varchar) as ending,
    cast($taken_by as varchar) as taken_by,
    cast($body as varchar) as body
