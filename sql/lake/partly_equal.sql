-- label: Hours that two servers counted alike, so that they may have loaded the same lines from different files
-- grain: one row per two servers
-- engine: duckdb
-- A source IP belongs to one host. Small counts are alike by chance.
with

cells as (

    select
        published_by.server,
        hourly.source_ip,
        hourly.hour,
        hourly.outcome,
        sum(hourly.events) as events

    from hourly
    join published_by
        on published_by.load_id = hourly.load_id
    where hourly.source_ip is not null
        and hourly.hour is not null
    group by published_by.server, hourly.source_ip, hourly.hour, hourly.outcome
    having sum(hourly.events) >= 10

)

select
    cells.server,
    others.server as other_server,
    count(*) as hours,
    min(cells.hour) as first_hour,
    cast(sum(cells.events) as bigint) as events

from cells
join cells as others
    on others.source_ip = cells.source_ip
    and others.hour = cells.hour
    and others.outcome = cells.outcome
    and others.events = cells.events
    and others.server > cells.server
group by cells.server, others.server
order by cells.server, others.server
