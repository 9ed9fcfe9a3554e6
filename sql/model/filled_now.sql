-- label: How many rows have something in each column, by a look at every row
-- grain: one row per load, local day and record type
-- What `filled` holds. Of complaints only the source address is looked at.
select
    load_id,
    day,
    type,
    count(*) as looked,
    count(source_ip) as source_ip,
    count(vmta) as vmta,
    count(pool) as pool,
    count(dlv_type) as dlv_type,
    count(size_bytes) as size,
    count(*) filter (where queued_at is not null or seconds_queued is not null) as queued,
    count(job) as job,
    count(dsn_status) as status,
    count(dsn_diag) as diag,
    count(dsn_mta) as mta,
    count(bounce_cat) as category,
    count(queue) as queue,
    count(rcpt) as rcpt,
    count(*) filter (where is_hidden(rcpt)) as redacted

from attempt
group by load_id, day, type
union all
select
    load_id,
    day,
    'f' as type,
    count(*) as looked,
    count(source_ip) as source_ip,
    0 as vmta,
    0 as pool,
    0 as dlv_type,
    0 as size,
    0 as queued,
    0 as job,
    0 as status,
    0 as diag,
    0 as mta,
    0 as category,
    0 as queue,
    0 as rcpt,
    0 as redacted

from complaint
group by load_id, day
