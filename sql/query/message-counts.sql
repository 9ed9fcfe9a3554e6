-- label: How many recipients were delivered and bounced, and how large their messages were
-- grain: one row per outcome, and one for both
-- params: since date, until date, isp varchar = null (only this ISP)
-- needs: rows
-- means: mean_bytes = bytes / sized
-- PowerMTA logs sizes of deliveries only; `sized` says of how many recipients the size is known.
with

answered as (

    select cast(outcome as varchar) as outcome, size_bytes
    from sent
    where outcome in ('delivered', 'bounced')
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        case when outcome = 'delivered' then 1 else 2 end as place, outcome, count(*) as recipients,
        count(size_bytes) as sized, sum(size_bytes) as bytes, min(size_bytes) as min_bytes, max(size_bytes) as max_bytes
    from answered
    group by outcome
    union all
    select 3, 'both', count(*), count(size_bytes), sum(size_bytes), min(size_bytes), max(size_bytes)
    from answered

)

select outcome, recipients, sized, cast(bytes as bigint) as bytes, min_bytes, max_bytes
from counted
order by place nulls last
