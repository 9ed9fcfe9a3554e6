-- label: How large delivered messages are, by ISP
-- grain: one row per ISP
-- params: since date, until date, isp varchar = null (only this ISP), job varchar = null (a pattern such as news-*)
-- needs: rows
-- means: mean_bytes = bytes / sized
with

deliveries as (

    select isp, size_bytes
    from sent
    where outcome = 'delivered'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
        and ($job is null or fits(job, cast($job as varchar)))

)

select
    isp, count(*) as delivered, count(size_bytes) as sized, cast(sum(size_bytes) as bigint) as bytes,
    min(size_bytes) as min_bytes, max(size_bytes) as max_bytes
from deliveries
group by isp
order by delivered desc nulls last, isp nulls last
