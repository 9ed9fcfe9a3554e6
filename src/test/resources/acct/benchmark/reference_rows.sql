-- label: What the bare table holds, for the comparison with a store
-- grain: one row per record type
select
    type,
    count(*) as records,
    min(epoch_us(timeLogged)) as first_us,
    max(epoch_us(timeLogged)) as last_us,
    sum(epoch_us(timeLogged) // 1000000) as time_sum,
    sum(dlvSize) as bytes,
    count(distinct dlvSourceIp) as source_ips

from raw
group by type
order by type
