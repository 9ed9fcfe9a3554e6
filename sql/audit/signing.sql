-- label: Who sent to which queue by which virtual MTA
-- grain: one row per vMTA, source IP, pool, queue, ISP, sender's domain and, if asked for, job and SMTP user
-- params: since date, until date, by_job boolean, top integer (those with the most rows; null for all)
-- needs: rows
with

rows_asked as (

    select
        vmta,
        source_ip,
        pool,
        queue,
        isp,
        substr(orig, position('@' in orig)) as address_end,
        case when cast($by_job as boolean) then job end as job,
        case when cast($by_job as boolean) then smtp_user end as smtp_user,
        logged_at,
        utc_offset_seconds

    from sent
    where vmta is not null
        and queue is not null
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

-- The ends of addresses are few: what costs time is done to these.
address_ends as (

    select
        vmta, source_ip, pool, queue, isp, address_end, job, smtp_user,
        count(*) as events,
        min(logged_at) as first_at,
        min_by(utc_offset_seconds, logged_at) as first_utc_offset_seconds

    from rows_asked
    group by vmta, source_ip, pool, queue, isp, address_end, job, smtp_user

),

senders as (

    select
        vmta, source_ip, pool, queue, isp,
        case when address_end like '@%' then nullif(lower(split_part(address_end, '@', -1)), '') end as sender_domain,
        job, smtp_user, events, first_at, first_utc_offset_seconds

    from address_ends

),

grouped as (

    select
        vmta, source_ip, pool, queue, isp, sender_domain, job, smtp_user,
        sum(events) as events,
        min(first_at) as first_at,
        min_by(first_utc_offset_seconds, first_at) as first_utc_offset_seconds

    from senders
    group by vmta, source_ip, pool, queue, isp, sender_domain, job, smtp_user

),

ranked as (

    select
        grouped.*,
        row_number() over (
            order by
                events desc nulls last, vmta nulls last, source_ip nulls last, pool nulls last, queue nulls last,
                isp nulls last, sender_domain nulls last, job nulls last, smtp_user nulls last
        ) as place
    from grouped

)

select
    vmta, source_ip, pool, queue, isp, sender_domain, job, smtp_user,
    cast(events as bigint) as events,
    first_at,
    first_utc_offset_seconds

from ranked
where $top is null or place <= cast($top as bigint)
order by
    vmta nulls last, source_ip nulls last, pool nulls last, queue nulls last, isp nulls last,
    sender_domain nulls last, job nulls last, smtp_user nulls last
