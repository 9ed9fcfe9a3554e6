-- label: How many rows have something in each column
-- grain: one row per load and record type
-- params: since date, until date
-- places: in braces, of the program's own: filled (`filled`, or `filled_now` where rows were published without it)
-- Rows that retention has taken away are counted in stored_rows only.
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
        sum(looked) as looked,
        sum(source_ip) as source_ip,
        sum(vmta) as vmta,
        sum(pool) as pool,
        sum(dlv_type) as dlv_type,
        sum(size) as size,
        sum(queued) as queued,
        sum(job) as job,
        sum(status) as status,
        sum(diag) as diag,
        sum(mta) as mta,
        sum(category) as category,
        sum(queue) as queue,
        sum(rcpt) as rcpt,
        sum(redacted) as redacted

    from {filled}
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
    group by load_id, type

)

select
    stored.load_id,
    stored.type,
    cast(stored.stored_rows as bigint) as stored_rows,
    cast(stored.without_time as bigint) as without_time,
    cast(coalesce(kept.looked, 0) as bigint) as looked,
    cast(coalesce(kept.source_ip, 0) as bigint) as source_ip,
    cast(coalesce(kept.vmta, 0) as bigint) as vmta,
    cast(coalesce(kept.pool, 0) as bigint) as pool,
    cast(coalesce(kept.dlv_type, 0) as bigint) as dlv_type,
    cast(coalesce(kept.size, 0) as bigint) as size,
    cast(coalesce(kept.queued, 0) as bigint) as queued,
    cast(coalesce(kept.job, 0) as bigint) as job,
    cast(coalesce(kept.status, 0) as bigint) as status,
    cast(coalesce(kept.diag, 0) as bigint) as diag,
    cast(coalesce(kept.mta, 0) as bigint) as mta,
    cast(coalesce(kept.category, 0) as bigint) as category,
    cast(coalesce(kept.queue, 0) as bigint) as queue,
    cast(coalesce(kept.rcpt, 0) as bigint) as rcpt,
    cast(coalesce(kept.redacted, 0) as bigint) as redacted

from stored
left join kept on kept.load_id = stored.load_id and kept.type = stored.type
order by stored.load_id nulls last, stored.type nulls last
