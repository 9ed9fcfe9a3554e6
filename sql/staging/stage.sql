-- label: The next part of a file, with the keys that classifying needs
-- grain: one row per accepted record
-- Text is as in the file: empty where the cell is empty, null where the header has no such column.
create or replace temp table stage as
with

rows_read as (

    select * from accounting_rows()

),

timed as (

    select
        *,
        make_timestamp(event_micros + cast(utc_offset_seconds as bigint) * 1000000) as local_time

    from rows_read

)

select
    *,
    cast(local_time as date) as day,
    strftime(date_trunc('hour', local_time), '%Y-%m-%dT%H')
        || case when utc_offset_seconds < 0 then '-' else '+' end
        || lpad(cast(abs(utc_offset_seconds) // 3600 as varchar), 2, '0')
        || ':'
        || lpad(cast(abs(utc_offset_seconds) % 3600 // 60 as varchar), 2, '0') as hour,
    case when contains(rcpt, '@') then lower(split_part(rcpt, '@', -1)) else '' end as rcpt_domain,
    coalesce(lower(split_part(dsn_mta, ' ', 1)), '') as mx_host,
    coalesce(queue, '') as queue_key

from timed
