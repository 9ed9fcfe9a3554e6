-- label: Say anew what is listed in the replies of attempts from which somebody was taken away
-- grain: one row per row
update forgotten_row
set
    listed = listed_in(
        answer_of(cast(hash(dsn_status, dsn_diag, bounce_cat) >> 1 as bigint), dsn_status, dsn_diag, bounce_cat)
    )
where type <> 'd'
