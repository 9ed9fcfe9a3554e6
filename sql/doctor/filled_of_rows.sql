-- label: How many rows have something in each column, by the rows themselves
-- grain: one row per load and record type
-- params: since date, until date
-- For lakes of which a part was published before that was counted; else `filled.sql` answers the same at once.
with

stored as (

    select
        load_id,
        type,
        sum(stored) as stored_rows,
        coalesce(sum(stored) filter (where day is null), 0) as without_time

    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
    group by load_id, type

),

kept as (

    select
        load_id,
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
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
    group by load_id, type
    union all
    -- Of complaints only the source address is looked at.
    select
        load_id,
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
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
    group by load_id

)

select
    stored.load_id,
    stored.type,
    cast(stored.stored_rows as bigint) as stored_rows,
    cast(stored.without_time as bigint) as without_time,
    coalesce(kept.looked, 0) as looked,
    coalesce(kept.source_ip, 0) as source_ip,
    coalesce(kept.vmta, 0) as vmta,
    coalesce(kept.pool, 0) as pool,
    coalesce(kept.dlv_type, 0) as dlv_type,
    coalesce(kept.size, 0) as size,
    coalesce(kept.queued, 0) as queued,
    coalesce(kept.job, 0) as job,
    coalesce(kept.status, 0) as status,
    coalesce(kept.diag, 0) as diag,
    coalesce(kept.mta, 0) as mta,
    coalesce(kept.category, 0) as category,
    coalesce(kept.queue, 0) as queue,
    coalesce(kept.rcpt, 0) as rcpt,
    coalesce(kept.redacted, 0) as redacted

from stored
left join kept on kept.load_id = stored.load_id and kept.type = stored.type
order by stored.load_id nulls last, stored.type nulls last
