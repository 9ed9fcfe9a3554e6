-- label: Who sent to which queue by which virtual MTA
-- grain: one row per vMTA, source IP, pool, queue, ISP, sender's domain and own class
-- params: since date, until date
-- needs: rows
with

rows_asked as (

    select
        vmta, source_ip, pool, queue, isp, job, smtp_user, domain_of(orig) as sender_domain, logged_at,
        utc_offset_seconds

    from attempt
    where outcome <> 'not_sent'
        and vmta is not null
        and queue is not null
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

senders as (

    select
        vmta, source_ip, pool, queue, isp, job, smtp_user, sender_domain,
        count(*) as events,
        min(logged_at) as first_at,
        min_by(utc_offset_seconds, logged_at) as first_utc_offset_seconds

    from rows_asked
    group by vmta, source_ip, pool, queue, isp, job, smtp_user, sender_domain

),

classed as (

    select
        senders.*,
        coalesce(class_of_job.class, class_of_user.class, class_of_sender_domain.class) as own_class

    from senders
    left join class_of_job
        on class_of_job.value = senders.job
    left join class_of_user
        on class_of_user.value = senders.smtp_user
    left join class_of_sender_domain
        on class_of_sender_domain.value = senders.sender_domain

)

select
    vmta, source_ip, pool, queue, isp, sender_domain, own_class,
    cast(sum(events) as bigint) as events,
    epoch_us(min(first_at)) as first_micros,
    min_by(first_utc_offset_seconds, first_at) as first_utc_offset_seconds

from classed
group by vmta, source_ip, pool, queue, isp, sender_domain, own_class
order by
    vmta, source_ip nulls last, pool nulls last, queue, isp nulls last, sender_domain nulls last, own_class nulls last
