-- label: What the statements take from an engine, as Spark says it
-- grain: a function each
-- engine: spark
-- The same names as in `duckdb.sql`, each answering the same. The session’s zone is UTC. As in all files here a backslash in a
-- text is a backslash: the program escapes it for Spark.

-- The local hour of an instant, such as 2026-11-18T09+01:00; offsets are whole minutes.
create or replace temporary function hour_of(logged_at timestamp, utc_offset_seconds bigint)
returns string
return
    replace(date_format(timestamp_micros(unix_micros(logged_at) + utc_offset_seconds * 1000000), 'yyyy-MM-dd HH'), ' ', 'T')
    || case when utc_offset_seconds < 0 then '-' else '+' end
    || lpad(cast(abs(utc_offset_seconds) div 3600 as string), 2, '0')
    || ':'
    || lpad(cast(abs(utc_offset_seconds) div 60 % 60 as string), 2, '0');

-- The same without day and offset, such as 09.
create or replace temporary function hour_of_day(logged_at timestamp, utc_offset_seconds bigint)
returns string
return lpad(cast((unix_micros(logged_at) div 1000000 + utc_offset_seconds) div 3600 % 24 as string), 2, '0');

-- The local minute of an instant, such as 2026-11-18T09:30+01:00.
create or replace temporary function minute_of(logged_at timestamp, utc_offset_seconds bigint)
returns string
return
    replace(
        date_format(timestamp_micros(unix_micros(logged_at) + utc_offset_seconds * 1000000), 'yyyy-MM-dd HH:mm'), ' ', 'T'
    )
    || substr(hour_of(logged_at, utc_offset_seconds), 14);

-- The week of a day as ISO 8601 counts it, such as 2026-W47.
create or replace temporary function week_of(day date)
returns string
return
    lpad(cast(extract(yearofweek from day) as string), 4, '0')
    || '-W'
    || lpad(cast(extract(week from day) as string), 2, '0');

-- mon to sun
create or replace temporary function weekday_of(day date)
returns string
return lower(date_format(day, 'E'));

-- Whole seconds from one instant to another.
create or replace temporary function seconds_between(earlier timestamp, later timestamp)
returns bigint
return (unix_micros(later) - unix_micros(earlier)) div 1000000;

create or replace temporary function begins_with(text string, beginning string)
returns boolean
return startswith(text, beginning);

-- Whether a part of a text fits a regular expression.
create or replace temporary function has_match(text string, pattern string)
returns boolean
return rlike(text, pattern);

-- What the first group of a regular expression holds; empty where nothing fits.
create or replace temporary function first_group(text string, pattern string)
returns string
return regexp_extract(text, pattern, 1);

-- How many bytes a text has in UTF-8.
create or replace temporary function bytes_of(text string)
returns bigint
return octet_length(text);

-- The host that answered, in small letters, without the address that follows it.
create or replace temporary function mx_of(dsn_mta string)
returns string
return nullif(lower(split_part(dsn_mta, ' ', 1)), '');

-- The domain of an address, in small letters.
create or replace temporary function domain_of(address string)
returns string
return case when contains(address, '@') then nullif(lower(split_part(address, '@', -1)), '') end;

-- Whether `privacy-policy` took the local part away: dots, 16 or 64 hexadecimal digits.
create or replace temporary function is_hidden(rcpt string)
returns boolean
return
    startswith(rcpt, '...@')
    or (position('@' in rcpt) in (17, 65) and rlike(rcpt, '^([0-9A-Fa-f]{16}){1,4}@'));

-- Whether nothing is left of the local part, so that one person cannot be told from another.
create or replace temporary function is_redacted(rcpt string)
returns boolean
return startswith(rcpt, '...@') or rcpt = '...';

-- Whether a whole text fits a pattern with `*` and `?`.
create or replace temporary function fits(text string, pattern string)
returns boolean
return rlike(
    text,
    '(?s)\A\Q' || replace(replace(replace(pattern, '\E', '\E\\E\Q'), '*', '\E.*\Q'), '?', '\E.\Q') || '\E\z'
);

-- When the stretch of whole minutes began that an instant lies in, counted from midnight UTC.
create or replace temporary function window_of(logged_at timestamp, minutes bigint)
returns timestamp
return timestamp_seconds(unix_micros(logged_at) div 1000000 div (60 * minutes) * (60 * minutes));

-- How many are so many percent of them, rounded up.
create or replace temporary function percent_of(total decimal(38, 0), percent bigint)
returns bigint
return cast((total * percent + 99) div 100 as bigint);
