-- label: What is stored
-- grain: one row
with

totals as (

    select
        count(*) as loads,
        count(distinct path) as files,
        coalesce(sum(lines), 0) as lines,
        coalesce(sum(headers), 0) as headers,
        coalesce(sum(blank), 0) as blank,
        coalesce(sum(stored), 0) as stored,
        coalesce(sum(rejected), 0) as rejected,
        max(loaded_at) as last_load

    from load

),

days as (

    select
        count(distinct day) as days,
        min(day) as first_day,
        max(day) as last_day,
        -- From here on every day has its rows, and its counts.
        coalesce(max(day) filter (where kept <> 'rows') + 1, min(day)) as rows_from,
        coalesce(max(day) filter (where kept = 'nothing') + 1, min(day)) as counts_from

    from load_day
    where day in (select day from possible_day)

),

other_days as (

    select coalesce(sum(stored), 0) as stored
    from load_day
    where day not in (select day from possible_day)

),

due as (

    select count(*) as days
    from due_day

)

select
    totals.files,
    totals.loads,
    totals.lines,
    totals.headers,
    totals.blank,
    totals.stored,
    totals.rejected,
    days.days,
    days.first_day,
    days.last_day,
    days.rows_from,
    days.counts_from,
    totals.last_load,
    -- Days that `nightly` has not told of as they are now.
    due.days as days_to_report,
    -- Rows of days that cannot be, such as 2099-01-01.
    cast(other_days.stored as bigint) as stored_elsewhen

from totals
cross join days
cross join other_days
cross join due
