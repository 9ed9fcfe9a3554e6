-- label: Answers of one day that say that the sender is listed, banned or unproven
-- grain: one row per source IP, ISP, masked reply text, rule and outcome
-- params: since date, before date (the day before), day date
with

answers as (

    select
        reply_seen.source_ip, reply_seen.isp, reply.text, reply.category, reply.axis, reply.rule, reply.blocklist,
        reply_category.action, cast(reply_seen.outcome as varchar) as outcome, reply_seen.day, reply_seen.events

    from reply_seen
    join reply
        on reply.reply_id = reply_seen.reply_id
    join reply_category
        on reply_category.category = reply.category
    where reply_seen.day between cast($since as date) and cast($day as date)
        and reply_seen.outcome in ('bounced', 'deferred')
        and (
            reply.category in ('ip-reputation', 'domain-reputation', 'authentication')
            or reply.axis = 'ip-reputation'
        )

)

select
    source_ip,
    isp,
    text,
    category,
    axis,
    rule,
    blocklist,
    action,
    outcome,
    cast(coalesce(sum(events) filter (where day = cast($day as date)), 0) as bigint) as events,
    cast(coalesce(sum(events) filter (where day = cast($before as date)), 0) as bigint) as events_the_day_before,
    cast(coalesce(sum(events) filter (where day < cast($day as date)), 0) as bigint) as events_before

from answers
group by source_ip, isp, text, category, axis, rule, blocklist, action, outcome
having coalesce(sum(events) filter (where day = cast($day as date)), 0) > 0
order by source_ip nulls last, isp nulls last, text nulls last, rule nulls last, outcome nulls last
