-- label: By which clock a reply was seen
-- grain: stated at each table

-- How far the clock of the first row of reply_seen was ahead of UTC, and that of its last row. Null where no row has a time.
alter table reply_seen add column first_utc_offset_seconds integer;
alter table reply_seen add column last_utc_offset_seconds integer;

-- What was noted before gets it of the hours of its load; where these have gone it stays unknown.
update reply_seen
set first_utc_offset_seconds = clock.utc_offset_seconds
from (
    select distinct
        load_id,
        substr(hour, 1, 13) as local_hour,
        (case when substr(hour, 14, 1) = '-' then -60 else 60 end)
            * (60 * cast(substr(hour, 15, 2) as integer) + cast(substr(hour, 18, 2) as integer)) as utc_offset_seconds
    from hourly
    where hour is not null
) as clock
where clock.load_id = reply_seen.load_id
    and clock.local_hour = strftime(
        make_timestamp(epoch_us(reply_seen.first_at) + clock.utc_offset_seconds * cast(1000000 as bigint)), '%Y-%m-%dT%H'
    );

update reply_seen
set last_utc_offset_seconds = clock.utc_offset_seconds
from (
    select distinct
        load_id,
        substr(hour, 1, 13) as local_hour,
        (case when substr(hour, 14, 1) = '-' then -60 else 60 end)
            * (60 * cast(substr(hour, 15, 2) as integer) + cast(substr(hour, 18, 2) as integer)) as utc_offset_seconds
    from hourly
    where hour is not null
) as clock
where clock.load_id = reply_seen.load_id
    and clock.local_hour = strftime(
        make_timestamp(epoch_us(reply_seen.last_at) + clock.utc_offset_seconds * cast(1000000 as bigint)), '%Y-%m-%dT%H'
    );
