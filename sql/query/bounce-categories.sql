-- label: Which bounce categories PowerMTA gave
-- grain: one row per bounce category
-- params: since date, until date, isp varchar = null (only this ISP), top integer = 50 (the largest so many)
-- needs: rows
-- shares: bounced_share = bounced / all_bounced
-- permanent and temporary are the bounces with status 5.x.x and 4.x.x. administrative are those that PowerMTA was told
-- to give up; no ISP answered.
with

bounces as (

    select bounce_cat, dsn_status, is_own_decision
    from sent_answer
    where outcome = 'bounced'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        bounce_cat,
        count(*) as bounced,
        count(*) filter (where begins_with(dsn_status, '5.')) as permanent,
        count(*) filter (where begins_with(dsn_status, '4.')) as temporary,
        count(*) filter (where is_own_decision) as administrative
    from bounces
    group by bounce_cat

)

select
    bounce_cat, bounced, permanent, temporary, administrative,
    cast(sum(bounced) over () as bigint) as all_bounced
from counted
order by bounced desc nulls last, bounce_cat nulls last
limit $top
