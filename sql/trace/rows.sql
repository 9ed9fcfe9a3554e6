-- label: The rows of a recipient, a domain, a job or a message, or those with a text in their reply
-- grain: one row per row of a file
-- params: since date, until date, top integer (the latest so many; null for all)
-- places: filters, in braces: one `and` for what is looked for
-- needs: rows
with

wanted as (

    select *
    from traced_row
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        {filters}

),

latest as (

    select *
    from wanted
    order by
        logged_at desc nulls last, load_id desc nulls last, line desc nulls last, outcome desc nulls last,
        rcpt desc nulls last, dsn_diag desc nulls last
    limit $top

)

select
    latest.load_id, latest.line, latest.outcome, latest.type, latest.logged_at, latest.utc_offset_seconds, latest.rcpt,
    latest.orig, latest.source_ip, latest.isp, latest.vmta, latest.pool, latest.job, latest.env_id,
    latest.seconds_queued, latest.dsn_status, latest.dsn_diag, latest.category, latest.severity_class, latest.server,
    load.path

from latest
join load
    on load.load_id = latest.load_id
order by
    latest.logged_at nulls last, latest.load_id nulls last, latest.line nulls last, latest.outcome nulls last,
    latest.rcpt nulls last, latest.dsn_diag nulls last
