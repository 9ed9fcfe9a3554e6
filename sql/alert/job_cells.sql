-- label: What each job had by source IP and ISP, on a day and before it
-- grain: one row per job, source IP, ISP and stretch of days
-- params: since date, day date (the last day)
-- needs: rows
-- Nights are judged by one, three or seven days. So there are four stretches: the day, the two before it, the four before
-- those, and the rest; each is named by its first day with mail. All days by themselves could be millions of rows.
-- What has no job is one of them. The first bad row is the first that bounced for good or as a block, or was deferred.
with

tried as (

    select
        case
            when sent.day = cast($day as date) then 1
            when sent.day >= cast($day as date) - 2 then 2
            when sent.day >= cast($day as date) - 6 then 3
            else 4
        end as stretch,
        sent.job, sent.day, sent.source_ip, sent.isp, sent.outcome, sent.logged_at, sent.utc_offset_seconds,
        reply.category, reply_category.severity_class

    from sent
    left join reply
        on reply.reply_id = sent.reply_id
    left join reply_category
        on reply_category.category = reply.category
    where sent.day >= cast($since as date)
        and sent.day <= cast($day as date)
        -- What PowerMTA itself gave up, no ISP answered.
        and reply.category is distinct from 'administrative'

),

by_clock as (

    select
        job, stretch, source_ip, isp, utc_offset_seconds,
        min(day) as day,
        count(*) filter (where outcome <> 'deferred') as recipients,
        count(*) filter (where outcome = 'bounced' and severity_class = 'hard') as hard,
        count(*) filter (where outcome = 'bounced' and severity_class = 'block') as block,
        count(*) as attempts,
        count(*) filter (where outcome = 'deferred') as deferred,
        count(*) filter (where outcome <> 'delivered' and category = 'connection') as connection,
        count(*) filter (where outcome <> 'delivered' and category = 'authentication') as authentication,
        min(logged_at) filter (
            where outcome = 'deferred' or (outcome = 'bounced' and severity_class in ('hard', 'block'))
        ) as first_at

    from tried
    group by job, stretch, source_ip, isp, utc_offset_seconds

),

-- Few clocks change their offset within a day; of two first rows of one instant always the same counts.
ranked as (

    select
        job, stretch, day, source_ip, isp, utc_offset_seconds, recipients, hard, block, attempts, deferred, connection,
        authentication, first_at,
        row_number() over (
            partition by job, stretch, source_ip, isp
            order by first_at nulls last, utc_offset_seconds nulls last
        ) as place

    from by_clock

)

select
    job, min(day) as day, source_ip, isp,
    cast(sum(recipients) as bigint) as recipients,
    cast(sum(hard) as bigint) as hard,
    cast(sum(block) as bigint) as block,
    cast(sum(attempts) as bigint) as attempts,
    cast(sum(deferred) as bigint) as deferred,
    cast(sum(connection) as bigint) as connection,
    cast(sum(authentication) as bigint) as authentication,
    min(first_at) as first_at,
    max(case when place = 1 and first_at is not null then utc_offset_seconds end) as first_utc_offset_seconds

from ranked
group by job, stretch, source_ip, isp
order by job nulls last, source_ip nulls last, isp nulls last, day nulls last
