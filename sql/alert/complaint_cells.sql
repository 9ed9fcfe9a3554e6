-- label: Complaints and deliveries per source IP and ISP, over the days up to one
-- grain: one row per source IP and ISP that tells of single complaints
-- params: since date, day date
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
    coalesce(complained.complaints, 0) as complaints

from delivered
join isp on isp.isp = delivered.isp
left join complained
    on complained.isp = delivered.isp
    and complained.source_ip is not distinct from delivered.source_ip
where isp.feedback = 'per-message'
order by delivered.source_ip nulls last, delivered.isp nulls last
