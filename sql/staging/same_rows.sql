-- label: Other loads that hold every row of this one, at the same lines
-- grain: one row per load
-- params: load_id integer
with

rows_of_loads as (

    select load_id, line, type, logged_at, day, rcpt, dsn_diag, vmta, source_ip, env_id from attempt
    union all
    select load_id, line, 'tq', logged_at, day, queue, dsn_diag, vmta, source_ip, null from queue_event
    union all
    select load_id, line, 'f', logged_at, day, rcpt, user_agent, orig, source_ip, env_id from complaint
    union all
    select load_id, line, type, logged_at, day, rcpt, dsn_diag, orig, null, env_id from remote_report
    union all
    select load_id, line, 'r', logged_at, day, rcpt, src_mta, vmta, received_from_ip, env_id from receipt

),

mine as (

    select * from rows_of_loads where load_id = cast($load_id as integer)

),

theirs as (

    select *
    from rows_of_loads
    where load_id <> cast($load_id as integer)
        and day >= (select min(day) from mine)
        and day <= (select max(day) from mine)

),

equal_rows as (

    select theirs.load_id, count(*) as found
    from mine
    join theirs
        on theirs.line = mine.line
        and theirs.type = mine.type
        and theirs.logged_at is not distinct from mine.logged_at
        and theirs.rcpt is not distinct from mine.rcpt
        and theirs.dsn_diag is not distinct from mine.dsn_diag
        and theirs.vmta is not distinct from mine.vmta
        and theirs.source_ip is not distinct from mine.source_ip
        and theirs.env_id is not distinct from mine.env_id
    group by theirs.load_id

)

select equal_rows.load_id, load.path
from equal_rows
join load on load.load_id = equal_rows.load_id
where equal_rows.found = (select count(*) from mine)
order by equal_rows.load_id
