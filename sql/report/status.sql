-- label: What is stored
-- grain: one row
with

-- Files of two servers may have one name.
names as (

    select path, case when count(distinct server) > 1 then count(distinct server) else 1 end as files
    from load
    group by path

),

totals as (

    select
        count(*) as loads,
        cast(coalesce((select sum(files) from names), 0) as bigint) as files,
        coalesce(sum(lines), 0) as lines,
        coalesce(sum(headers), 0) as headers,
        coalesce(sum(blank), 0) as blank,
        coalesce(sum(stored), 0) as stored,
        coalesce(sum(rejected), 0) as rejected,
        max(loaded_at) as last_load,
        max_by(path, load_id) as last_file,
        -- Rows of days that cannot be are no news.
        max(last_at) filter (where last_at <= loaded_at + interval 1 days) as newest_at

    from load

),

last_night as (

    select
        count(*) as days,
        max(reported_at) as reported_at,
        max(day) as last_day
    from night
    where reported_at = (select max(reported_at) from night)

),

mails as (

    select
        count(distinct day) filter (where state in ('queued', 'perhaps')) as days,
        max(tried_at) filter (
            where state = 'sent'
                and queued_at >= (select max(reported_at) from night)
        ) as sent_at
    from outbox
    where channel = 'mail'

),

judged as (

    select max(day) as last_day
    from judged_day

),

open_incidents as (

    select
        count(*) filter (where severity = 'critical') as critical,
        count(*) filter (where severity = 'warning') as warning,
        count(*) filter (where severity = 'info') as info
    from incident
    where closed is null
        and taken_by is null

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

-- A load knows when its newest row was logged; by which clock, its hours know.
newest_hour as (

    select max(hour) as hour
    from hourly
    where day = (select last_day from days)

),

newest_clock as (

    select
        case when substr(hour, 14, 1) = '-' then -60 else 60 end
            * (60 * cast(substr(hour, 15, 2) as integer) + cast(substr(hour, 18, 2) as integer)) as ahead_seconds
    from newest_hour

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
    cast(other_days.stored as bigint) as stored_elsewhen,
    totals.newest_at,
    newest_clock.ahead_seconds as newest_utc_offset_seconds,
    totals.last_file,
    last_night.reported_at as last_night,
    last_night.days as last_night_days,
    last_night.last_day as last_night_day,
    mails.sent_at as last_mail,
    mails.days as days_to_mail,
    -- As far as nights remember.
    judged.last_day as judged_until,
    case when judged.last_day is not null then open_incidents.critical end as open_critical,
    case when judged.last_day is not null then open_incidents.warning end as open_warning,
    case when judged.last_day is not null then open_incidents.info end as open_info

from totals
cross join days
cross join newest_clock
cross join other_days
cross join due
cross join last_night
cross join mails
cross join judged
cross join open_incidents
