-- label: Loads whose days do not sum to their hours
-- grain: one row per load and local day; none in a sound store
with

hours as (

    select
        load_id, day,
        sum(delivered) as delivered, sum(recipients) as recipients, sum(hard) as hard, sum(block) as block,
        sum(attempts) as attempts, sum(deferred) as deferred, sum(greylisted) as greylisted,
        sum(connection) as connection, sum(authentication) as authentication, sum(complaints) as complaints,
        sum(timed) as timed, sum(late) as late

    from counted_hour
    group by load_id, day

),

days as (

    select
        load_id, day,
        sum(delivered) as delivered, sum(recipients) as recipients, sum(hard) as hard, sum(block) as block,
        sum(attempts) as attempts, sum(deferred) as deferred, sum(greylisted) as greylisted,
        sum(connection) as connection, sum(authentication) as authentication, sum(complaints) as complaints,
        sum(timed) as timed, sum(late) as late

    from daily
    group by load_id, day

)

select
    coalesce(hours.load_id, days.load_id) as load_id,
    coalesce(hours.day, days.day) as day,
    hours as by_hour,
    days as by_day

from hours
full join days
    on days.load_id = hours.load_id
    and days.day is not distinct from hours.day
where hours is distinct from days
order by 1, 2
