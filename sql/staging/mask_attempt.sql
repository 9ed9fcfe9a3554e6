-- label: Mask the replies of stored rows anew
-- grain: one row per row
update attempt
set
    reply_id = reply_of(
        answer_of(cast(hash(dsn_status, dsn_diag, bounce_cat) >> 1 as bigint), dsn_status, dsn_diag, bounce_cat)
    ),
    listed = listed_in(
        answer_of(cast(hash(dsn_status, dsn_diag, bounce_cat) >> 1 as bigint), dsn_status, dsn_diag, bounce_cat)
    )

where type <> 'd'
