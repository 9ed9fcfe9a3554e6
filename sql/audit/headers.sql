-- label: The columns of the files
-- grain: one row per header line
-- params: since date, until date
with

jobs as (

    select load_id, events, first_at, first_utc_offset_seconds
    from sent_job
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select
    load.header,
    count(distinct load.path) as files,
    min(load.path) as example,
    cast(sum(jobs.events) as bigint) as events,
    min(jobs.first_at) as first_at,
    min_by(jobs.first_utc_offset_seconds, jobs.first_at) as first_utc_offset_seconds

from jobs
join load
    on load.load_id = jobs.load_id
where load.header is not null
group by load.header
order by load.header nulls last
