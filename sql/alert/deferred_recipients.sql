-- label: How many recipients were put off, and how many of them still waited
-- grain: one row
-- params: since date, day date (the last day), source_ip varchar, isp varchar, pool varchar (null for all of each)
-- needs: rows
-- A recipient is one address of one message, known by address, sender, job and time of receipt; it may have many attempts.
-- waiting are those that were put off and neither took the mail nor were given up by the end of the last day, by whatever
-- source IP; greylisted are those that were put off by greylisting alone. What cannot be told apart is counted:
-- recipients that had more than one last answer are several messages, and attempts may name no recipient.
with

answers as (

    select
        lower(rcpt) as address, orig, job, queued_at, outcome,
        rcpt is null or is_redacted(rcpt) as is_nameless,
        outcome = 'deferred' and category is distinct from 'greylisting' as is_deferred,
        outcome = 'deferred' and category = 'greylisting' as is_greylisted,
        -- What PowerMTA itself gave up ends the waiting, and no ISP answered.
        not is_own_decision
            and ($source_ip is null or source_ip = cast($source_ip as varchar))
            and ($pool is null or pool = cast($pool as varchar)) as is_asked

    from sent_answer
    where day >= cast($since as date)
        and day <= cast($day as date)
        and ($isp is null or isp = cast($isp as varchar))

),

recipients as (

    select
        bool_or(is_asked and is_deferred) as is_deferred,
        bool_or(is_asked and is_greylisted) as is_greylisted,
        count(*) filter (where outcome <> 'deferred') as ends

    from answers
    where not is_nameless
    group by address, orig, job, queued_at
    having bool_or(is_asked)

),

nameless as (

    select count(*) as attempts
    from answers
    where is_nameless
        and is_asked

)

select
    count(recipients.ends) as tried,
    count(*) filter (where is_deferred) as deferred,
    count(*) filter (where is_greylisted and not is_deferred) as greylisted,
    count(*) filter (where (is_deferred or is_greylisted) and ends = 0) as waiting,
    count(*) filter (where ends > 1) as shared,
    max(nameless.attempts) as nameless_attempts

from nameless
left join recipients
    on true
