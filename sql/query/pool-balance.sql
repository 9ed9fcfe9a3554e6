-- label: Which source IPs of a pool are idle or carry an uneven load
-- grain: one row per pool and source IP
-- params: since date, until date, isp varchar = null (only mail to this ISP), pool varchar = null (only this pool)
-- params: top integer = 200 (the first so many rows)
-- needs: counts
-- shares: recipients_share = recipients / pool_recipients
-- means: even_recipients = pool_recipients / pool_ips
-- Members of a pool are all source IPs that were ever stored with it, up to the last day asked; those with least come
-- first. even_recipients is what each would have if all had the same; last_day is when one last answered.
with

sent_mail as (

    select pool, source_ip, day, events, outcome in ('delivered', 'bounced') as is_recipient
    from sent_hour
    where pool is not null
        and source_ip is not null
        and ($until is null or day <= cast($until as date))
        and ($pool is null or pool = cast($pool as varchar))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

members as (

    select
        pool, source_ip, max(day) as last_day,
        coalesce(
            sum(events) filter (where is_recipient and ($since is null or day >= cast($since as date))), 0
        ) as recipients
    from sent_mail
    group by pool, source_ip

),

compared as (

    select
        members.*,
        sum(recipients) over (partition by pool) as pool_recipients,
        count(*) over (partition by pool) as pool_ips
    from members

)

select
    pool, source_ip, cast(recipients as bigint) as recipients, last_day,
    cast(pool_recipients as bigint) as pool_recipients, pool_ips
from compared
order by pool nulls last, recipients nulls last, source_ip nulls last
limit $top
