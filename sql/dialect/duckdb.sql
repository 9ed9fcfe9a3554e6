-- label: What the statements take from an engine, as DuckDB says it
-- grain: a macro each
-- engine: duckdb
-- Statements in `aggregate alert audit doctor incident night query report show trace` and views in `model` call these by
-- name, so that another engine needs only a file such as this one. The program makes them in each store before the views.

-- The local hour of an instant, such as 2026-11-18T09+01:00; offsets are whole minutes.
create or replace macro hour_of(logged_at, utc_offset_seconds) as
strftime(make_timestamp(epoch_us(logged_at) + utc_offset_seconds * cast(1000000 as bigint)), '%Y-%m-%dT%H')
    || case when utc_offset_seconds < 0 then '-' else '+' end
    || lpad(cast(abs(utc_offset_seconds) // 3600 as varchar), 2, '0')
    || ':'
    || lpad(cast(abs(utc_offset_seconds) // 60 % 60 as varchar), 2, '0');

-- The same without day and offset, such as 09.
create or replace macro hour_of_day(logged_at, utc_offset_seconds) as
lpad(cast((epoch_us(logged_at) // 1000000 + utc_offset_seconds) // 3600 % 24 as varchar), 2, '0');

-- The local minute of an instant, such as 2026-11-18T09:30+01:00.
create or replace macro minute_of(logged_at, utc_offset_seconds) as
strftime(make_timestamp(epoch_us(logged_at) + utc_offset_seconds * cast(1000000 as bigint)), '%Y-%m-%dT%H:%M')
    || substr(hour_of(logged_at, utc_offset_seconds), 14);

-- The week of a day as ISO 8601 counts it, such as 2026-W47.
create or replace macro week_of(day) as
strftime(day, '%G-W%V');

-- mon to sun
create or replace macro weekday_of(day) as
lower(strftime(day, '%a'));

create or replace macro begins_with(text, beginning) as
starts_with(text, beginning);

-- Whether a part of a text fits a regular expression.
create or replace macro has_match(text, pattern) as
regexp_matches(text, pattern);

-- What the first group of a regular expression holds; empty where nothing fits.
create or replace macro first_group(text, pattern) as
regexp_extract(text, pattern, 1);

-- How many bytes a text has in UTF-8.
create or replace macro bytes_of(text) as
strlen(text);

-- The host that answered, in small letters, without the address that follows it.
create or replace macro mx_of(dsn_mta) as
nullif(lower(split_part(dsn_mta, ' ', 1)), '');

-- The domain of an address, in small letters.
create or replace macro domain_of(address) as
case when contains(address, '@') then nullif(lower(split_part(address, '@', -1)), '') end;

-- Whether `privacy-policy` took the local part away: dots, 16 or 64 hexadecimal digits.
create or replace macro is_hidden(rcpt) as
starts_with(rcpt, '...@')
    or (position('@' in rcpt) in (17, 65) and regexp_matches(rcpt, '^([0-9A-Fa-f]{16}){1,4}@'));

-- Whether nothing is left of the local part, so that one person cannot be told from another.
create or replace macro is_redacted(rcpt) as
starts_with(rcpt, '...@') or rcpt = '...';

-- Whether a whole text fits a pattern with `*` and `?`.
create or replace macro fits(text, pattern) as
text glob pattern;

-- Whole seconds from one instant to another.
create or replace macro seconds_between(earlier, later) as
(epoch_us(later) - epoch_us(earlier)) // 1000000;

-- When the stretch of whole minutes began that an instant lies in, counted from midnight UTC.
create or replace macro window_of(logged_at, minutes) as
to_timestamp(epoch_us(logged_at) // 1000000 // (60 * minutes) * (60 * minutes));

-- How many are so many percent of them, rounded up.
create or replace macro percent_of(total, percent) as
cast((total * percent + 99) // 100 as bigint);
