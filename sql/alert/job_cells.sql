-- label: What each job had by source IP and ISP, on the nights judged and on the days before
-- grain: one row per job, source IP, ISP and whether it is of the nights judged; of jobs that had no mail on these, one for all
-- params: since date, first date, day date
-- The nights judged are those from `first` to `day`. What has no job is one of them. A job that had no mail on them is not told
-- from others that had none: with a job a day there would be dozens of them on each road.
with

now_sent as (

    select job
    from sent
    where day >= cast($first as date)
        and day <= cast($day as date)
    group by job

),

tried as (

    select
        now_sent.job,
        sent.job is not null and now_sent.job is null as is_absent,
        sent.day >= cast($first as date) as is_now,
        sent.source_ip, sent.isp, sent.outcome, reply.category, reply_category.severity_class

    from sent
    left join now_sent
        on now_sent.job = sent.job
    left join reply
        on reply.reply_id = sent.reply_id
    left join reply_category
        on reply_category.category = reply.category
    where sent.day >= cast($since as date)
        and sent.day <= cast($day as date)
        -- What PowerMTA itself gave up, no ISP answered.
        and reply.category is distinct from 'administrative'

)

select
    job, is_absent, is_now, source_ip, isp,
    count(*) filter (where outcome <> 'deferred') as recipients,
    count(*) filter (where outcome = 'bounced' and severity_class = 'hard') as hard,
    count(*) filter (where outcome = 'bounced' and severity_class = 'block') as block,
    count(*) as attempts,
    count(*) filter (where outcome = 'deferred') as deferred,
    count(*) filter (where outcome <> 'delivered' and category = 'connection') as connection,
    count(*) filter (where outcome <> 'delivered' and category = 'authentication') as authentication

from tried
group by job, is_absent, is_now, source_ip, isp
order by job nulls last, is_absent nulls last, source_ip nulls last, isp nulls last, is_now nulls last
