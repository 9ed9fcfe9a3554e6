-- label: One recipient that PowerMTA gave up, with what the answer means
-- grain: one row per attempt that bounced
select
    attempt.load_id, attempt.line, attempt.day, attempt.logged_at, attempt.utc_offset_seconds, attempt.source_ip,
    attempt.isp, attempt.dsn_status, attempt.dsn_diag, attempt.bounce_cat,
    -- Null where none was logged or nothing is left of it; a hash still tells one person from another. Receivers do not
    -- tell cases apart.
    case when not is_redacted(attempt.rcpt) then lower(attempt.rcpt) end as address,
    reply.code, reply.category, reply.rule, reply_category.severity_class,
    coalesce(begins_with(attempt.dsn_status, '5.'), false)
        or has_match(reply.text, '^5[0-9][0-9]([^0-9.]|$)') as is_5xx,
    -- The first digit of what the receiver said, else of what PowerMTA made of it, else what the words say.
    coalesce(
        nullif(first_group(reply.text, '^([245])([0-9][0-9]([^0-9.]|$)|[.][0-9])'), ''),
        left(reply.code, 1),
        case when has_match(lower(reply.text), 'permanent|no such|does not exist') then '5' else '' end
    ) = '5' as is_permanent

from attempt
join reply
    on reply.reply_id = attempt.reply_id
join reply_category
    on reply_category.category = reply.category
where attempt.outcome = 'bounced'
