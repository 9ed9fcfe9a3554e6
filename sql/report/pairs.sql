-- label: What each source IP had at each ISP on the 28 days before a report, and its pool on its days
-- grain: one row per source IP and ISP with mail on the days of the report
-- params: since date, until date
with

days as (

    select
        source_ip, isp, pool, delivered, recipients,
        ($since is null or day >= cast($since as date)) as is_reported
    from daily
    where ($until is null or day <= cast($until as date))
        and ($since is null or day >= cast($since as date) - 28)
        and (
            $since is null
            or day >= cast($since as date)
            or day in (select possible_day.day from possible_day)
        )

),

pairs as (

    select
        source_ip, isp,
        -- Several pools are none.
        case
            when count(distinct pool) filter (where is_reported) = 1 then max(pool) filter (where is_reported)
        end as pool,
        coalesce(sum(recipients) filter (where is_reported), 0) as recipients,
        coalesce(sum(recipients) filter (where not is_reported), 0) as before_recipients,
        coalesce(sum(delivered) filter (where not is_reported), 0) as before_delivered
    from days
    group by source_ip, isp

)

select
    source_ip,
    isp,
    pool,
    cast(before_recipients as bigint) as before_recipients,
    cast(before_delivered as bigint) as before_delivered

from pairs
where recipients > 0
order by source_ip nulls last, isp nulls last
