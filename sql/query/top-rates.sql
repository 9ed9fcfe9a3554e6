-- label: How much mail left in the best minute, five minutes and hour
-- grain: one row per length of time and measure
-- params: since date, until date, isp varchar = null (only this ISP)
-- needs: rows
-- means: recipients_per_minute = recipients / minutes, bytes_per_second = bytes / seconds
-- Stretches begin at whole minutes, five minutes and hours of UTC. Bytes are those of deliveries; where sizes are not logged, there is
-- no best stretch by them.
with

logged as (

    select coalesce(bool_or(logs_size), false) as has_sizes
    from load_day
    where type = 'd'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

answered as (

    select logged_at, utc_offset_seconds, size_bytes
    from sent
    where outcome in ('delivered', 'bounced')
        and logged_at is not null
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

lengths as (

    select 1 as minutes
    union all
    select 5
    union all
    select 60

),

placed as (

    select minutes, window_of(logged_at, minutes) as start_at, utc_offset_seconds, size_bytes
    from answered
    cross join lengths

),

counted as (

    select
        minutes, start_at,
        max(utc_offset_seconds) as start_utc_offset_seconds,
        count(*) as recipients,
        coalesce(sum(size_bytes), 0) as bytes
    from placed
    group by minutes, start_at

),

ranked as (

    select
        counted.*,
        row_number() over (
            partition by minutes order by recipients desc nulls last, start_at nulls last
        ) as by_recipients,
        row_number() over (partition by minutes order by bytes desc nulls last, start_at nulls last) as by_bytes
    from counted

),

best as (

    select minutes, 'recipients' as most, start_at, start_utc_offset_seconds, recipients, bytes
    from ranked
    where by_recipients = 1
    union all
    select minutes, 'bytes', start_at, start_utc_offset_seconds, recipients, bytes
    from ranked
    where by_bytes = 1
        and (select has_sizes from logged)

)

select
    minutes, most, start_at, start_utc_offset_seconds, recipients,
    case when logged.has_sizes then cast(bytes as bigint) end as bytes,
    minutes * 60 as seconds

from best
cross join logged
order by most desc nulls last, minutes nulls last
