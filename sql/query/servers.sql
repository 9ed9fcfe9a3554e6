-- label: How the servers compare
-- grain: one row per server
-- params: since date, until date, isp varchar = null (only this ISP)
-- needs: counts
-- shares: delivered_share = delivered / recipients - administrative, hard_share = hard / recipients - administrative
-- shares: block_share = block / recipients - administrative, deferred_share = deferred / attempts - administrative
-- administrative are bounces that PowerMTA was told to make: no ISP answered, no share counts them. deferred and attempts are empty of
-- servers that never logged a deferral, and of all where none did in that time.
with

logged as (

    select coalesce(sum(stored), 0) > 0 as has_deferrals
    from load_day
    where type = 't'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

logging as (

    select load_server.server, count(*) > 0 as has_deferrals
    from load_server
    join load_day
        on load_day.load_id = load_server.load_id
    where load_day.type = 't'
        and load_day.stored > 0
    group by load_server.server

),

sent_mail as (

    select
        sent_hour.server, sent_hour.source_ip, sent_hour.outcome, sent_hour.category, sent_hour.events,
        reply_category.severity_class
    from sent_hour
    left join reply_category
        on reply_category.category = sent_hour.category
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        server,
        nullif(count(distinct source_ip), 0) as source_ips,
        coalesce(sum(events) filter (where outcome in ('delivered', 'bounced')), 0) as recipients,
        coalesce(sum(events) filter (where outcome = 'delivered'), 0) as delivered,
        coalesce(sum(events) filter (where outcome = 'bounced'), 0) as bounced,
        coalesce(sum(events) filter (where outcome = 'bounced' and severity_class = 'hard'), 0) as hard,
        coalesce(sum(events) filter (where outcome = 'bounced' and severity_class = 'block'), 0) as block,
        coalesce(sum(events) filter (where outcome = 'bounced' and category = 'administrative'), 0) as administrative,
        coalesce(sum(events) filter (where outcome = 'deferred'), 0) as deferred,
        sum(events) as attempts
    from sent_mail
    group by server

)

select
    counted.server, counted.source_ips, cast(recipients as bigint) as recipients, cast(delivered as bigint) as delivered,
    cast(bounced as bigint) as bounced, cast(hard as bigint) as hard, cast(block as bigint) as block,
    cast(administrative as bigint) as administrative,
    cast(case when logged.has_deferrals and logging.has_deferrals then deferred end as bigint) as deferred,
    cast(case when logged.has_deferrals and logging.has_deferrals then attempts end as bigint) as attempts
from counted
cross join logged
left join logging
    on logging.server is not distinct from counted.server
order by counted.recipients desc nulls last, counted.attempts desc nulls last, counted.server nulls last
