-- label: What a store holds, for the comparison with the bare table
-- grain: one row per record type
with

records as (

    select type, logged_at, size_bytes, source_ip from attempt
    union all
    select 'tq', logged_at, null, source_ip from queue_event
    union all
    select 'f', logged_at, null, source_ip from complaint
    union all
    select type, logged_at, null, null from remote_report
    union all
    select 'r', logged_at, null, null from receipt

)

select
    type,
    count(*) as records,
    min(epoch_us(logged_at)) as first_us,
    max(epoch_us(logged_at)) as last_us,
    sum(epoch_us(logged_at) // 1000000) as time_sum,
    sum(size_bytes) as bytes,
    count(distinct source_ip) as source_ips

from records
group by type
order by type
