-- label: Which recipients' domains took mail the slowest
-- grain: one row per recipients' domain
-- params: since date, until date, isp varchar = null (only this ISP)
-- params: min_delivered integer = 10 (leaves out domains with fewer deliveries), top integer = 10 (the slowest so many)
-- needs: rows
-- shares: late_share = late / timed
-- means: mean_seconds = all_seconds / timed
-- late took more than half an hour; the most of them come first, then the longest wait.
with

delivered as (

    select rcpt_domain, seconds
    from sent
    where outcome = 'delivered'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        rcpt_domain,
        count(*) as delivered,
        count(seconds) as timed,
        count(*) filter (where seconds > 1800) as late,
        sum(seconds) as all_seconds,
        max(seconds) as max_seconds
    from delivered
    group by rcpt_domain

)

select rcpt_domain, delivered, timed, late, cast(all_seconds as bigint) as all_seconds, max_seconds
from counted
where timed > 0
    and delivered >= cast($min_delivered as bigint)
order by late desc nulls last, max_seconds desc nulls last, rcpt_domain nulls last
limit $top
