-- label: Rows of a load that other loads may hold, of days whose single rows were pruned
-- grain: one row; rows is 0 if there are none
-- params: load_id integer, server varchar
-- places: own, in braces: the loads of the same file
-- Only counts are left of these days, and when each outcome of a source IP began. A copy has no more in any hour than what
-- is stored, and in it everything began at a second when something stored did; another part of the day's log has neither.
with

pruned as (

    select distinct load_day.load_id, load_day.day, load.path
    from load_day
    join load
        on load.load_id = load_day.load_id
    where
        load_day.kept = 'hours'
        and load_day.day in (select day from load_day where load_id = cast($load_id as integer))
        and load_day.load_id not in ({own})
        and coalesce(load.server = cast($server as varchar), true)

),

mine as (

    select day, hour, outcome, source_ip, sum(events) as events
    from hourly
    where
        load_id = cast($load_id as integer)
        and day in (select day from pruned)
    group by day, hour, outcome, source_ip

),

theirs as (

    select hourly.day, hourly.hour, hourly.outcome, hourly.source_ip, sum(hourly.events) as events
    from hourly
    join pruned
        on pruned.load_id = hourly.load_id
        and pruned.day = hourly.day
    group by hourly.day, hourly.hour, hourly.outcome, hourly.source_ip

),

beginnings_of_mine as (

    select day, outcome, source_ip, min(epoch_us(first_at) // 1000000) as second
    from daily_job
    where
        load_id = cast($load_id as integer)
        and day in (select day from pruned)
    group by day, outcome, source_ip

),

beginnings_of_theirs as (

    select distinct
        daily_job.day, daily_job.outcome, daily_job.source_ip, epoch_us(daily_job.first_at) // 1000000 as second

    from daily_job
    join pruned
        on pruned.load_id = daily_job.load_id
        and pruned.day = daily_job.day

),

days_by_counts as (

    select
        mine.day,
        sum(mine.events) as events

    from mine
    left join theirs
        on theirs.day = mine.day
        and theirs.hour is not distinct from mine.hour
        and theirs.outcome = mine.outcome
        and theirs.source_ip is not distinct from mine.source_ip
    group by mine.day
    having bool_and(mine.events <= coalesce(theirs.events, 0))

),

days_by_beginnings as (

    select mine.day
    from beginnings_of_mine as mine
    left join beginnings_of_theirs as theirs
        on theirs.day = mine.day
        and theirs.outcome = mine.outcome
        and theirs.source_ip is not distinct from mine.source_ip
        and theirs.second = mine.second
    group by mine.day
    having bool_and(theirs.day is not null)

),

days as (

    select day, events
    from days_by_counts
    where day in (select day from days_by_beginnings)

)

select
    cast(coalesce(sum(events), 0) as bigint) as events,
    cast(min(day) as varchar) as first_day,
    cast(max(day) as varchar) as last_day,
    (select min(path) from pruned where day in (select day from days)) as path,
    (select count(distinct path) from pruned where day in (select day from days)) as paths

from days
