-- label: What the statements take from an engine, as DuckDB says it
-- grain: a macro each
-- engine: duckdb
-- Statements in `aggregate report query alert audit doctor night` and views in `model` call these by name, so that another
-- engine needs only a file such as this one. The program makes them in each store before the views.

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
    or (position('@' in rcpt) in (17, 65) and regexp_matches(rcpt, '^([0-9a-f]{16}){1,4}@'));
