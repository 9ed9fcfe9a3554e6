-- label: What every cell had on a day and on those that it is compared with
-- grain: one row per day, source IP, vMTA, pool and ISP
-- params: day date
-- The day itself, the 28 days before it, three more for mail that is judged three days later, and its weekday in the four
-- weeks before the 28; of these only days that can be.
with

days as (

    select day
    from possible_day
    where day < cast($day as date)
        and (
            day >= cast($day as date) - 31
            or day in (
                cast($day as date) - 35, cast($day as date) - 42, cast($day as date) - 49, cast($day as date) - 56
            )
        )
    union all
    select cast($day as date) as day

)

select
    day, source_ip, vmta, pool, isp,
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

from daily
-- So that nothing older is read.
where day >= cast($day as date) - 56
    and day <= cast($day as date)
    and day in (select days.day from days)
group by day, source_ip, vmta, pool, isp
order by source_ip nulls last, isp nulls last, vmta nulls last, pool nulls last, day nulls last
