-- label: How many recipients were deferred, beside how often
-- grain: one row per day and ISP
-- params: since date, until date, isp varchar = null (only this ISP), source_ip varchar = null (only this source IP)
-- needs: rows
-- shares: deferred_share = deferred / attempts, deferred_recipient_share = deferred_recipients / recipients, waiting_share = waiting / deferred_recipients
-- A recipient is one address of one message, known by address, sender, job and time of receipt, and tried at least once on
-- the day. waiting were deferred and had no last answer by the end of the day, from whatever source IP. Without what was
-- given up by hand; greylisting counts. Recipients with several last answers on a day are several messages (shared), and
-- attempts may name no recipient (nameless_attempts). What speaks of attempts is empty where no deferral is logged.
with

logged as (

    select coalesce(sum(stored), 0) > 0 as has_deferrals
    from load_day
    where type = 't'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

answers as (

    select
        day, isp, lower(rcpt) as address, orig, job, queued_at, outcome,
        rcpt is null or is_redacted(rcpt) as is_nameless,
        not is_own_decision
            and ($source_ip is null or source_ip = lower(cast($source_ip as varchar))) as is_asked
    from sent_answer
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

recipients as (

    select
        day, isp,
        count(*) filter (where is_asked) as attempts,
        count(*) filter (where is_asked and outcome = 'deferred') as deferred,
        count(*) filter (where outcome <> 'deferred') as ends

    from answers
    where not is_nameless
    group by day, isp, address, orig, job, queued_at

),

days as (

    select
        day, isp,
        sum(attempts) as attempts,
        sum(deferred) as deferred,
        count(*) filter (where attempts > 0) as recipients,
        count(*) filter (where deferred > 0) as deferred_recipients,
        count(*) filter (where deferred > 0 and ends = 0) as waiting,
        count(*) filter (where attempts > 0 and ends > 1) as shared,
        0 as nameless_attempts
    from recipients
    group by day, isp
    union all
    select
        day, isp, count(*), count(*) filter (where outcome = 'deferred'), 0, 0, 0, 0, count(*)
    from answers
    where is_nameless
        and is_asked
    group by day, isp

),

counted as (

    select
        day, isp,
        cast(sum(attempts) as bigint) as attempts,
        cast(sum(deferred) as bigint) as deferred,
        cast(sum(recipients) as bigint) as recipients,
        cast(sum(deferred_recipients) as bigint) as deferred_recipients,
        cast(sum(waiting) as bigint) as waiting,
        cast(sum(shared) as bigint) as shared,
        cast(sum(nameless_attempts) as bigint) as nameless_attempts
    from days
    group by day, isp
    having sum(attempts) > 0

)

select
    day, isp,
    case when logged.has_deferrals then attempts end as attempts,
    case when logged.has_deferrals then deferred end as deferred,
    recipients,
    case when logged.has_deferrals then deferred_recipients end as deferred_recipients,
    case when logged.has_deferrals then waiting end as waiting,
    shared,
    case when logged.has_deferrals then nameless_attempts end as nameless_attempts

from counted
cross join logged
order by day nulls last, isp nulls last
