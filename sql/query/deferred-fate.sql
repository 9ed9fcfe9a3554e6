-- label: What became of the mail that was deferred
-- grain: one row per ISP
-- params: since date, until date, isp varchar = null (only this ISP)
-- needs: rows
-- logs: t
-- shares: delivered_share = delivered / deferred, expired_share = expired / deferred, open_share = still_open / deferred
-- Recipients that were deferred in the days asked, once each, and their last answer on any later day. A recipient of a
-- message is known by address, sender, job and time of receipt; hidden addresses are left out. administrative were
-- given up by hand.
with

answers as (

    select
        lower(rcpt) as address, orig, job, queued_at, isp, outcome, is_own_decision, is_expired,
        outcome = 'deferred' and ($until is null or day <= cast($until as date)) as is_asked
    from sent_answer
    where rcpt is not null
        and not is_redacted(rcpt)
        and ($since is null or day >= cast($since as date))

),

recipients as (

    select
        min(isp) filter (where is_asked) as isp,
        bool_or(is_asked) as is_asked,
        bool_or(outcome = 'delivered') as is_delivered,
        bool_or(is_expired) as is_expired,
        bool_or(outcome = 'bounced' and is_own_decision) as is_own_decision,
        bool_or(outcome = 'bounced') as is_bounced

    from answers
    group by address, orig, job, queued_at

)

select
    isp,
    count(*) as deferred,
    count(*) filter (where is_delivered) as delivered,
    count(*) filter (where not is_delivered and is_expired) as expired,
    count(*) filter (where not is_delivered and not is_expired and is_own_decision) as administrative,
    count(*) filter (
        where not is_delivered and not is_expired and not is_own_decision and is_bounced
    ) as bounced,
    count(*) filter (where not is_delivered and not is_bounced) as still_open

from recipients
where is_asked
    and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
group by isp
order by deferred desc nulls last, isp nulls last
