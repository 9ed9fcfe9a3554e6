-- label: The views of a store, made anew with every schema
-- grain: stated at each view

-- The local hour of an instant, such as 2026-11-18T09+01:00; offsets are whole minutes.
create or replace macro hour_of(logged_at, utc_offset_seconds) as
strftime(make_timestamp(epoch_us(logged_at) + utc_offset_seconds * cast(1000000 as bigint)), '%Y-%m-%dT%H')
    || case when utc_offset_seconds < 0 then '-' else '+' end
    || lpad(cast(abs(utc_offset_seconds) // 3600 as varchar), 2, '0')
    || ':'
    || lpad(cast(abs(utc_offset_seconds) // 60 % 60 as varchar), 2, '0');

-- Every row that is counted beside attempts, with the same dimensions.
create or replace view other_event as
select
    'queue_event' as outcome, day, hour, source_ip, vmta, pool, pool_source, isp, isp_source, null as rcpt_domain,
    null as job, queue, bounce_cat, dlv_type, server, load_id
from queue_event
union all
select
    'complaint', day, hour, source_ip, vmta, pool, pool_source, isp, isp_source, rcpt_domain,
    job, null, null, null, server, load_id
from complaint
union all
select
    'remote_bounce', day, hour, null, null, null, null, isp, isp_source, rcpt_domain,
    null, null, bounce_cat, null, server, load_id
from remote_report
where type = 'rb';

-- Everything that a count can be made of, one row each.
create or replace view event as
select
    outcome, day, hour_of(logged_at, utc_offset_seconds) as hour, source_ip, vmta, pool, pool_source, isp, isp_source,
    rcpt_domain, job, queue, bounce_cat, dlv_type, server,
    lpad(
        cast((epoch_us(logged_at) // 1000000 + utc_offset_seconds) // 3600 % 24 as varchar), 2, '0'
    ) as hour_of_day,
    load_id
from attempt
union all
select
    outcome, day, hour, source_ip, vmta, pool, pool_source, isp, isp_source, rcpt_domain,
    job, queue, bounce_cat, dlv_type, server, substr(hour, 12, 2), load_id
from other_event;

-- One row that was not delivered, with what varies from message to message masked in the answer, so that equal answers
-- are equal. Vendor tokens such as S3140, [TSS04] and reply codes stay.
create or replace view refusal as
with

answers as (

    select
        outcome, day, source_ip, isp, bounce_cat,
        coalesce(dsn_diag, dsn_status, '') as answer

    from attempt
    where outcome in ('bounced', 'deferred')

),

addressless as (

    select
        *,
        regexp_replace(answer, '<?[^\s<>@]+@[^\s<>@]+>?', '<address>', 'g') as without_addresses

    from answers

),

timeless as (

    select
        *,
        regexp_replace(
            regexp_replace(
                without_addresses,
                '\b[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+Z?\b',
                '<time>',
                'g'
            ),
            '\[?\b[0-9]{1,3}(\.[0-9]{1,3}){3}\b\]?',
            '<ip>',
            'g'
        ) as without_times

    from addressless

)

select
    outcome, day, source_ip, isp, bounce_cat,
    regexp_replace(
        regexp_replace(
            without_times,
            '\b([0-9a-zA-Z]*([0-9][a-zA-Z]|[a-zA-Z][0-9])[0-9a-zA-Z]{6,}'
                || '|[0-9a-zA-Z]{6,}([0-9][a-zA-Z]|[a-zA-Z][0-9])[0-9a-zA-Z]*'
                || '|[0-9a-zA-Z]{3,}([0-9][a-zA-Z]|[a-zA-Z][0-9])[0-9a-zA-Z]{3,})([-.][0-9a-zA-Z]+)*\b',
            '<id>',
            'g'
        ),
        '\b[0-9]{6,}\b',
        '<n>',
        'g'
    ) as reply

from timeless;
