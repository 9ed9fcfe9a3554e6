-- label: What a part of the mail had by the hour on the last day of a report, and at the same hour of the 28 days before it
-- grain: one row per hour of the day, for the last day and for those before it
-- params: until date, source_ip varchar, isp varchar, vmta varchar, pool varchar (null for all of each)
with

counted as (

    select
        day = cast($until as date) as is_last,
        substr(hour, 12, 2) as hour_of_day,
        delivered, recipients, hard, block, attempts, deferred, greylisted, connection, authentication, complaints,
        timed, late
    from counted_hour
    where day >= cast($until as date) - 28
        and day <= cast($until as date)
        and day in (select possible_day.day from possible_day)
        and hour is not null
        and ($source_ip is null or source_ip = cast($source_ip as varchar))
        and ($isp is null or isp = cast($isp as varchar))
        and ($vmta is null or vmta = cast($vmta as varchar))
        and ($pool is null or pool = cast($pool as varchar))

)

select
    case when is_last then 'last' else 'before' end as part,
    hour_of_day,
    cast(sum(delivered) as bigint) as delivered,
    cast(sum(recipients) as bigint) as recipients,
    cast(sum(hard) as bigint) as hard,
    cast(sum(block) as bigint) as block,
    cast(sum(attempts) as bigint) as attempts,
    cast(sum(deferred) as bigint) as deferred,
    cast(sum(greylisted) as bigint) as greylisted,
    cast(sum(connection) as bigint) as connection,
    cast(sum(authentication) as bigint) as authentication,
    cast(sum(complaints) as bigint) as complaints,
    cast(sum(timed) as bigint) as timed,
    cast(sum(late) as bigint) as late

from counted
group by is_last, hour_of_day
order by is_last nulls last, hour_of_day nulls last
