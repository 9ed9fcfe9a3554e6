-- label: When and with which words each source IP was first blocked on a day
-- grain: one row per day, source IP and ISP with a block
-- params: since date, until date, isp varchar = null (only this ISP), top integer = 200 (the first so many rows)
-- needs: rows
-- Bounces and deferrals whose answer speaks of the sender’s reputation, policy or content.
with

blocks as (

    select
        day, source_ip, isp, logged_at, utc_offset_seconds, reply, vmta, pool, job,
        row_number() over (
            partition by day, source_ip, isp
            order by logged_at nulls last, reply nulls last, vmta nulls last, pool nulls last, job nulls last
        ) as place,
        count(*) over (partition by day, source_ip, isp) as blocks
    from sent_answer
    where severity_class = 'block'
        and not is_own_decision
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

)

select
    day, logged_at as first_at, utc_offset_seconds as first_utc_offset_seconds, source_ip, isp, vmta, pool, job, blocks,
    reply
from blocks
where place = 1
order by day desc nulls last, logged_at nulls last, source_ip nulls last, isp nulls last
limit $top
