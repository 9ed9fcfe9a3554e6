-- label: The attempts of a plain file as DuckDB reads them, in the shape of `accounting_rows()`; a doubt is an error
-- grain: one row per `d`, `b` or `t` record
-- params: path varchar, load_id integer
-- places: in braces, of the program's own: columns (of the file, by number), cells (what they are), texts (those that are
-- places: passed on), ignored (must be sound text all the same), event_time, time_hashes, time_codes, addresses,
-- places: other_addresses, mapped_pool, times, numbers, whole_numbers
with

cells as (

    select
        {cells}

    from read_csv(
        $path,
        columns = {columns},
        auto_detect = false,
        header = true,
        delim = ',',
        quote = '"',
        escape = '"',
        new_line = '\n',
        nullstr = '',
        compression = 'none',
        encoding = 'utf-8',
        strict_mode = true,
        null_padding = false,
        ignore_errors = false
    )

),

attempts as (

    select
        *,
        {event_time} as event_time,
        {numbers}
        -- Behind the first @: where there is no second, this is half the price of splitting.
        case when contains(rcpt, '@') then substr(rcpt, position('@' in rcpt) + 1) end as rcpt_rest

    from cells
    where type in ('d', 'b', 't')
        {ignored}

),

domains as (

    select
        *,
        nullif(
            lower(case when contains(rcpt_rest, '@') then split_part(rcpt_rest, '@', -1) else rcpt_rest end), ''
        ) as rcpt_domain

    from attempts

),

hashed as (

    select
        *,
        cast(hash(event_time) >> 1 as bigint) as event_time_hash,
        {time_hashes}
        case
            when type <> 'd' then cast(hash(dsn_status, dsn_diag, bounce_cat) >> 1 as bigint)
        end as reply_hash,
        cast(hash(queue, rcpt_domain, dsn_mta, {addresses}, {other_addresses}) >> 1 as bigint) as destination_hash

    from domains

),

placed as (

    select
        *,
        coalesce(known_instant(event_time_hash), instant(event_time_hash, event_time)) as event_code,
        {time_codes}
        coalesce(
            known_destination(destination_hash),
            destination(
                destination_hash,
                queue,
                rcpt,
                rcpt_domain,
                dsn_mta,
                dlv_source_ip,
                dlv_destination_ip,
                {other_addresses}
            )
        ) as destination,
        {mapped_pool} as mapped_pool,
        case when type <> 'd' then answer_of(reply_hash, dsn_status, dsn_diag, bounce_cat) end as answer

    from hashed

),

timed as (

    select
        *,
        -- As TimeCodes.java puts it: seconds since 1970, then 18 bits of the offset from UTC.
        (event_code >> 18) * 1000000 as event_micros,
        cast(event_code & 262143 as integer) - 131072 as utc_offset_seconds

    from placed

)

select
    cast($load_id as integer) as load_id,
    cast(null as bigint) as line,
    event_micros,
    event_micros + utc_offset_seconds * cast(1000000 as bigint) as local_micros,
    utc_offset_seconds,
    cast(null as varchar) as kept,
    rcpt_domain,
    list_extract(getvariable('isps'), destination) as isp,
    list_extract(getvariable('isp_sources'), destination) as isp_source,
    coalesce(vmta_pool, mapped_pool) as pool,
    case
        when vmta_pool is not null then 'log'
        when mapped_pool is not null then 'mapping'
    end as pool_source,
    reply_of(answer) as reply_id,
    listed_in(answer) as listed,
    {times}
    {whole_numbers}
    nullif(nullif(dlv_source_ip, '0.0.0.0'), '::') as dlv_source_ip,
    nullif(nullif(dlv_destination_ip, '0.0.0.0'), '::') as dlv_destination_ip,
    {texts}

from timed
