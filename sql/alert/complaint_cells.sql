-- label: Complaints and deliveries per source IP and ISP, over the days up to one, where there are enough for a rule
-- grain: one row per source IP and ISP that tells of single complaints
-- params: since date, day date, min_events integer, min_cases integer
with

delivered as (

    select source_ip, isp, cast(sum(events) as bigint) as delivered
    from hourly
    where day between cast($since as date) and cast($day as date)
        and outcome = 'delivered'
    group by source_ip, isp

),

complained as (

    select source_ip, isp, cast(sum(events) as bigint) as complaints
    from hourly
    where day between cast($since as date) and cast($day as date)
        and outcome = 'complaint'
    group by source_ip, isp

)

select
    delivered.source_ip,
    delivered.isp,
    delivered.delivered,
    complained.complaints

from delivered
join isp on isp.isp = delivered.isp
join complained
    on complained.isp = delivered.isp
    and complained.source_ip is not distinct from delivered.source_ip
where isp.feedback = 'per-message'
    and complained.complaints >= cast($min_events as bigint)
    and delivered.delivered >= cast($min_cases as bigint)
order by delivered.source_ip nulls last, delivered.isp nulls last
