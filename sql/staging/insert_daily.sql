-- label: Roll loads up by the day
-- grain: one row per load, local day, source IP, vMTA, pool and ISP
-- params: first_load integer, last_load integer
-- Made of the hours of the same loads. Days lie together, so that who asks for some reads no others.
insert into daily by name
select
    load_id, day, source_ip, vmta, pool, isp,
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

from counted_hour
where load_id between cast($first_load as integer) and cast($last_load as integer)
group by load_id, day, source_ip, vmta, pool, isp
order by day nulls last, source_ip nulls last, isp nulls last, vmta nulls last, pool nulls last, load_id
