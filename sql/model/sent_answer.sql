-- label: What was really sent, with what the answer means
-- grain: one row per attempt that was delivered, bounced or deferred; reply to severity_class are null where it was delivered
select
    sent.*,
    mx_of(sent.dsn_mta) as mx,
    reply.text as reply,
    reply.template,
    reply.code,
    reply.blocklist,
    reply.category,
    reply.axis,
    reply_category.severity_class,
    -- No ISP's answer: PowerMTA was told so by hand, or had no road.
    coalesce(reply.category = 'administrative', false) as is_own_decision,
    sent.outcome = 'bounced'
        and coalesce(sent.bounce_cat = 'message-expired' or reply.code = '4.4.7', false) as is_expired

from sent
left join reply
    on reply.reply_id = sent.reply_id
left join reply_category
    on reply_category.category = reply.category
