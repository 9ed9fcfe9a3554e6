-- label: Single rows that two servers have alike
-- grain: one row per two servers
-- engine: duckdb
with

rows_told as (

    select
        published_by.server,
        hash(
            attempt.logged_at, attempt.type, attempt.source_ip, attempt.rcpt, attempt.orig, attempt.rcpt_domain,
            attempt.queue, attempt.env_id, attempt.dsn_status, attempt.dsn_diag, attempt.size_bytes, attempt.job
        ) as row_hash,
        count(*) as row_count

    from attempt
    join published_by
        on published_by.load_id = attempt.load_id
    where attempt.logged_at is not null
        and attempt.source_ip is not null
    group by published_by.server, row_hash

)

select
    rows_told.server,
    others.server as other_server,
    cast(sum(least(rows_told.row_count, others.row_count)) as bigint) as row_count

from rows_told
join rows_told as others
    on others.row_hash = rows_told.row_hash
    and others.server > rows_told.server
group by rows_told.server, others.server
order by rows_told.server, others.server
