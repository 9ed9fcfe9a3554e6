-- label: Roll a load up by job
-- grain: one row per load, local day, job, source IP, vMTA, ISP and outcome
-- params: load_id integer
insert into daily_job by name
with

rows_of_load as (

    select load_id, day, job, outcome, source_ip, vmta, isp
    from attempt
    where load_id = cast($load_id as integer)
    union all
    select load_id, day, job, outcome, source_ip, vmta, isp
    from other_event
    where load_id = cast($load_id as integer)

)

select load_id, day, job, outcome, source_ip, vmta, isp, count(*) as events
from rows_of_load
group by load_id, day, job, outcome, source_ip, vmta, isp
