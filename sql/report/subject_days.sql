-- label: What a part of the mail had on the last day of a report and on the 28 days before it
-- grain: one row per local day that can be
-- params: until date, source_ip varchar, isp varchar, vmta varchar, pool varchar (null for all of each)
select
    day,
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
where day >= cast($until as date) - 28
    and day <= cast($until as date)
    and day in (select possible_day.day from possible_day)
    and ($source_ip is null or source_ip = cast($source_ip as varchar))
    and ($isp is null or isp = cast($isp as varchar))
    and ($vmta is null or vmta = cast($vmta as varchar))
    and ($pool is null or pool = cast($pool as varchar))
group by day
order by day nulls last
