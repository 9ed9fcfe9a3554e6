-- label: What each source IP had at each ISP on the 28 days before a report, and its pool on its days
-- grain: one row per source IP and ISP with mail on the days of the report
-- params: since date, until date
with

days as (

    select
        day, source_ip, isp, pool, delivered, recipients, attempts, deferred, complaints,
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
        coalesce(sum(attempts) filter (where is_reported), 0) as attempts,
        coalesce(sum(recipients) filter (where not is_reported), 0) as before_recipients,
        coalesce(sum(delivered) filter (where not is_reported), 0) as before_delivered,
        coalesce(sum(attempts) filter (where not is_reported), 0) as before_attempts,
        coalesce(sum(deferred) filter (where not is_reported), 0) as before_deferred,
        coalesce(sum(complaints) filter (where not is_reported), 0) as before_complaints,
        count(distinct day) filter (where is_reported and recipients > 0) as days,
        count(distinct day) filter (where not is_reported and recipients > 0) as before_days
    from days
    group by source_ip, isp

)

select
    source_ip,
    isp,
    pool,
    cast(before_recipients as bigint) as before_recipients,
    cast(before_delivered as bigint) as before_delivered,
    cast(before_attempts as bigint) as before_attempts,
    cast(before_deferred as bigint) as before_deferred,
    cast(before_complaints as bigint) as before_complaints,
    days,
    before_days

from pairs
where attempts > 0
order by source_ip nulls last, isp nulls last
