-- label: How long the fastest half, nine tenths, … of deliveries took
-- grain: one row per percentage of the fastest recipients
-- params: since date, until date, isp varchar = null (only this ISP)
-- params: domain varchar = null (only this recipients' domain)
-- needs: rows
-- means: mean_seconds = all_seconds / recipients
-- From the queue to the answer, of deliveries whose two times are logged. max_seconds is how long the slowest of them
-- took.
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

running as (

    select
        seconds,
        recipients,
        sum(recipients) over (order by seconds nulls last rows between unbounded preceding and current row) as reached,
        sum(recipients) over () as total

    from delivered

),

marks as (

    select 50 as percent
    union all
    select 60
    union all
    select 70
    union all
    select 80
    union all
    select 90
    union all
    select 95
    union all
    select 96
    union all
    select 97
    union all
    select 98
    union all
    select 99
    union all
    select 100

),

wanted as (

    select percent, seconds, recipients, reached, percent_of(total, percent) as wanted
    from running
    cross join marks

),

-- The last second that is needed may have more recipients than are.
fastest as (

    select percent, seconds, case when reached <= wanted then recipients else wanted - reached + recipients end as taken
    from wanted
    where reached - recipients < wanted

)

select
    percent,
    cast(sum(taken) as bigint) as recipients,
    max(seconds) as max_seconds,
    cast(sum(taken * seconds) as bigint) as all_seconds

from fastest
group by percent
order by percent nulls last
