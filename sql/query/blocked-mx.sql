-- label: Which receiving hosts block mail
-- grain: one row per receiving host and ISP
-- params: since date, until date, isp varchar = null (only this ISP), source_ip varchar = null (only this source IP)
-- params: top integer = 50 (the largest so many)
-- needs: rows
-- shares: blocked_share = blocked / recipients
-- Answers that speak of the sender’s reputation, policy or content. blocked are bounces; deferred attempts with such an
-- answer are empty where no deferral is logged.
with

logged as (

    select coalesce(sum(stored), 0) > 0 as has_deferrals
    from load_day
    where type = 't'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

answered as (

    select mx, isp, source_ip, outcome, severity_class
    from sent_answer
    where not is_own_decision
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
        and ($source_ip is null or source_ip = lower(cast($source_ip as varchar)))

),

counted as (

    select
        mx, isp,
        count(*) filter (where outcome in ('delivered', 'bounced')) as recipients,
        count(*) filter (where outcome = 'bounced' and severity_class = 'block') as blocked,
        count(*) filter (where outcome = 'deferred' and severity_class = 'block') as deferred,
        nullif(count(distinct case when severity_class = 'block' then source_ip end), 0) as source_ips
    from answered
    group by mx, isp

)

select
    mx, isp, recipients, blocked, case when logged.has_deferrals then deferred end as deferred, source_ips
from counted
cross join logged
where blocked > 0
    or counted.deferred > 0
order by blocked desc nulls last, counted.deferred desc nulls last, mx nulls last, isp nulls last
limit $top
