-- label: One message that PowerMTA gave up because it had waited too long, with the meaning of the last answer to it
-- grain: one row per attempt that expired
-- The last answer is the newest deferral of the same recipient and sender in the seven days before. Null where there is
-- none.
with

expired as (

    select
        attempt.day, attempt.logged_at, attempt.rcpt, attempt.orig, attempt.isp, attempt.source_ip, attempt.vmta,
        attempt.pool, attempt.job,
        -- Rows have no name of their own; equal ones may take each other's number.
        row_number() over (
            partition by attempt.day
            order by attempt.rcpt nulls last, attempt.orig nulls last, attempt.logged_at nulls last
        ) as number

    from attempt
    join reply
        on reply.reply_id = attempt.reply_id
    where attempt.outcome = 'bounced'
        and (attempt.bounce_cat = 'message-expired' or reply.code = '4.4.7')
        and reply.category <> 'administrative'

),

deferrals as (

    select rcpt, orig, logged_at, reply_id, source_ip
    from attempt
    where outcome = 'deferred'
        and rcpt is not null
        -- One hidden person is not another.
        and not is_redacted(rcpt)

),

answered as (

    select
        expired.*,
        deferrals.logged_at as deferred_at,
        deferrals.source_ip as deferred_source_ip,
        deferrals.reply_id,
        row_number() over (
            partition by expired.day, expired.number
            order by
                deferrals.logged_at desc nulls last, deferrals.reply_id nulls last, deferrals.source_ip nulls last
        ) as place

    from expired
    left join deferrals
        on deferrals.rcpt = expired.rcpt
        and deferrals.orig is not distinct from expired.orig
        and deferrals.logged_at < expired.logged_at
        and deferrals.logged_at >= expired.logged_at - interval 7 days

)

select
    answered.day,
    answered.logged_at,
    answered.rcpt,
    answered.orig,
    answered.isp,
    answered.source_ip,
    answered.vmta,
    answered.pool,
    answered.job,
    answered.deferred_at,
    answered.deferred_source_ip,
    reply.text as reply,
    reply.category,
    reply.axis,
    reply_category.severity_class

from answered
left join reply
    on reply.reply_id = answered.reply_id
left join reply_category
    on reply_category.category = reply.category
where answered.place = 1
