-- label: Loads whose jobs do not sum to their hours
-- grain: one row per load and outcome; none in a sound store
with

hours as (

    select load_id, outcome, sum(events) as events
    from hourly
    group by load_id, outcome

),

jobs as (

    select load_id, outcome, sum(events) as events
    from daily_job
    group by load_id, outcome

)

select
    coalesce(hours.load_id, jobs.load_id) as load_id,
    coalesce(hours.outcome, jobs.outcome) as outcome,
    hours.events as by_hour,
    jobs.events as by_job

from hours
full join jobs
    on jobs.load_id = hours.load_id
    and jobs.outcome = hours.outcome
where hours.events is distinct from jobs.events
order by 1, 2
