-- label: Which jobs and ISPs complain
-- grain: one row per job and ISP with complaints
-- params: since date, until date, isp varchar = null (only this ISP), top integer = 50 (the largest so many)
-- needs: counts
-- logs: f
-- shares: complaint_share = complaints / delivered, isp_complaint_share = complaints / isp_delivered
-- delivered is what the same job delivered at the same ISP on the same days, isp_delivered what all jobs did; a
-- complaint that names no job has only that. Complaints come later and may be about mail of days before. Gmail and
-- Apple tell of no single complaint.
with

told as (

    select job, isp, cast(sum(events) as bigint) as complaints
    from daily_job
    where outcome = 'complaint'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
    group by job, isp

),

delivered_mail as (

    select job, isp, sum(events) as delivered
    from sent_job
    where outcome = 'delivered'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
    group by job, isp

),

delivered_to_isp as (

    select isp, sum(delivered) as delivered
    from delivered_mail
    group by isp

)

select
    told.job, told.isp, told.complaints,
    cast(case when told.job is not null then coalesce(delivered_mail.delivered, 0) end as bigint) as delivered,
    cast(coalesce(delivered_to_isp.delivered, 0) as bigint) as isp_delivered
from told
left join delivered_mail
    on delivered_mail.job = told.job
    and delivered_mail.isp is not distinct from told.isp
left join delivered_to_isp
    on delivered_to_isp.isp is not distinct from told.isp
order by complaints desc nulls last, told.job nulls last, told.isp nulls last
limit $top
