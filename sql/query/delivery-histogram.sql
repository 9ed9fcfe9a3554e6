-- label: How many deliveries took how long
-- grain: one row per stretch of seconds
-- params: since date, until date, isp varchar = null (only this ISP)
-- params: domain varchar = null (only this recipients' domain)
-- needs: rows
-- shares: delivered_share = delivered / timed, reached_share = reached / timed
-- Above the one number of seconds, up to the other. reached counts this stretch and the faster ones, timed all
-- deliveries whose two times are logged.
with

delivered as (

    select seconds, count(*) as recipients
    from sent
    where outcome = 'delivered'
        and seconds is not null
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
        and ($domain is null or rcpt_domain = lower(cast($domain as varchar)))
    group by seconds

),

counted as (

    select
        delivery_bin.place, delivery_bin.above_seconds, delivery_bin.to_seconds,
        coalesce(sum(delivered.recipients), 0) as delivered

    from delivery_bin
    left join delivered
        on (delivered.seconds > delivery_bin.above_seconds or delivery_bin.place = 1)
        and (delivered.seconds <= delivery_bin.to_seconds or delivery_bin.to_seconds is null)
    group by delivery_bin.place, delivery_bin.above_seconds, delivery_bin.to_seconds

),

running as (

    select
        place, above_seconds, to_seconds, delivered,
        sum(delivered) over (order by place nulls last rows between unbounded preceding and current row) as reached,
        sum(delivered) over () as timed
    from counted

)

select
    above_seconds, to_seconds, cast(delivered as bigint) as delivered, cast(reached as bigint) as reached,
    cast(timed as bigint) as timed
from running
order by place nulls last
