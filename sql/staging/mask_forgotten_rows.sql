-- label: Mask the replies of rows from which somebody was taken away
-- grain: one row per row
-- places: answered, in braces: which of them have a reply
update forgotten_row
set
    reply_id = reply_of(
        answer_of(cast(hash(dsn_status, dsn_diag, bounce_cat) >> 1 as bigint), dsn_status, dsn_diag, bounce_cat)
    )
where {answered}
