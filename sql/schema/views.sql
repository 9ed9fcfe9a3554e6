-- label: The views of a store, made anew with every schema and with other rules for replies
-- grain: stated at each view

-- The local hour of an instant, such as 2026-11-18T09+01:00; offsets are whole minutes.
create or replace macro hour_of(logged_at, utc_offset_seconds) as
strftime(make_timestamp(epoch_us(logged_at) + utc_offset_seconds * cast(1000000 as bigint)), '%Y-%m-%dT%H')
    || case when utc_offset_seconds < 0 then '-' else '+' end
    || lpad(cast(abs(utc_offset_seconds) // 3600 as varchar), 2, '0')
    || ':'
    || lpad(cast(abs(utc_offset_seconds) // 60 % 60 as varchar), 2, '0');

-- The local days that can be: one of its loads was no more than a day earlier, and there was mail to log. The rows of all
-- other days are kept and counted; but no such day is the latest one, and nothing is measured from it.
create or replace view possible_day as
select distinct load_day.day
from load_day
join load
    on load.load_id = load_day.load_id
where load_day.day >= date '2000-01-01'
    and load_day.day <= cast(load.loaded_at as date) + 1;

-- What stands in the store of a day that can be, as far as its counts are kept. Another load changes it; taking rows out
-- or judging replies anew does not.
create or replace view day_state as
select
    day,
    count(distinct load_id) as loads,
    cast(sum(stored) as bigint) as stored,
    max(load_id) as last_load
from load_day
where day in (select day from possible_day)
group by day
having bool_or(kept <> 'nothing');

-- Days whose rows `nightly` has not told of as they are now.
create or replace view due_day as
select day_state.day, day_state.loads, day_state.stored, day_state.last_load
from day_state
left join night
    on night.day = day_state.day
    and night.loads = day_state.loads
    and night.stored = day_state.stored
    and night.last_load = day_state.last_load
where night.day is null;

-- Every row that says why something was not delivered.
create or replace view answer as
select
    load_id, day, logged_at, utc_offset_seconds, cast(outcome as varchar) as outcome, isp, source_ip, dsn_status, dsn_diag,
    bounce_cat, reply_id
from attempt
where reply_id is not null
union all
select load_id, day, logged_at, utc_offset_seconds, 'queue_event', isp, source_ip, dsn_status, dsn_diag, bounce_cat, reply_id
from queue_event
where reply_id is not null
union all
select load_id, day, logged_at, utc_offset_seconds, 'remote_report', isp, null, dsn_status, dsn_diag, bounce_cat, reply_id
from remote_report
where reply_id is not null;

-- The domain of an address, in small letters.
create or replace macro domain_of(address) as
case when contains(address, '@') then nullif(lower(split_part(address, '@', -1)), '') end;

-- The names of one kind that have a class, each once.
create or replace view class_of_job as
select value, min(class) as class from traffic_class where kind = 'job' group by value;

create or replace view class_of_user as
select value, min(class) as class from traffic_class where kind = 'user' group by value;

create or replace view class_of_sender_domain as
select value, min(class) as class from traffic_class where kind = 'sender_domain' group by value;

create or replace view class_of_pool as
select value, min(class) as class from traffic_class where kind = 'pool' group by value;

create or replace view class_of_vmta as
select value, min(class) as class from traffic_class where kind = 'vmta' group by value;

create or replace view class_of_ip as
select value, min(class) as class from traffic_class where kind = 'ip' group by value;

-- Every row that is counted beside attempts, with the same dimensions.
create or replace view other_row as
select
    'queue_event' as outcome, day, hour, logged_at, utc_offset_seconds, source_ip, vmta, pool, pool_source, isp,
    isp_source, null as rcpt_domain, null as job, null as smtp_user, null as sender_domain, queue, mx_of(dsn_mta) as mx,
    bounce_cat, dlv_type, server, reply_id, load_id
from queue_event
union all
select
    'complaint', day, hour, logged_at, utc_offset_seconds, source_ip, vmta, pool, pool_source, isp,
    isp_source, rcpt_domain, job, null, domain_of(orig), null, null, null,
    null, server, null, load_id
from complaint
union all
select
    'remote_bounce', day, hour, logged_at, utc_offset_seconds, null, null, null, null, isp,
    isp_source, rcpt_domain, null, null, domain_of(orig), null, mx_of(dsn_mta),
    bounce_cat, null, server, reply_id, load_id
from remote_report
where type = 'rb';

create or replace view other_event as
select
    other_row.*,
    reply.category,
    reply.axis,
    coalesce(class_of_job.class, class_of_user.class, class_of_sender_domain.class) as own_class
from other_row
left join reply
    on reply.reply_id = other_row.reply_id
left join class_of_job
    on class_of_job.value = other_row.job
left join class_of_user
    on class_of_user.value = other_row.smtp_user
left join class_of_sender_domain
    on class_of_sender_domain.value = other_row.sender_domain;

-- Everything that a count can be made of, one row each.
create or replace view event as
select
    outcome, day, hour_of(logged_at, utc_offset_seconds) as hour, source_ip, vmta, pool, pool_source, isp, isp_source,
    rcpt_domain, job, smtp_user, domain_of(orig) as sender_domain, queue, mx_of(dsn_mta) as mx, bounce_cat,
    dlv_type, server,
    lpad(
        cast((epoch_us(logged_at) // 1000000 + utc_offset_seconds) // 3600 % 24 as varchar), 2, '0'
    ) as hour_of_day,
    reply_id, load_id
from attempt
union all
select
    outcome, day, hour, source_ip, vmta, pool, pool_source, isp, isp_source, rcpt_domain,
    job, smtp_user, sender_domain, queue, mx, bounce_cat, dlv_type, server, substr(hour, 12, 2), reply_id, load_id
from other_row;

-- The same with what the answers mean; null in rows that were delivered.
create or replace view answered_event as
select
    event.*,
    reply.text as reply,
    reply.category,
    reply.axis,
    reply_category.severity_class
from event
left join reply
    on reply.reply_id = event.reply_id
left join reply_category
    on reply_category.category = reply.category;

-- The same with its class of mail: what the row is, else what its road is kept for. Apart, as it reads every sender.
create or replace view classed_event as
select
    answered_event.*,
    coalesce(
        class_of_job.class, class_of_user.class, class_of_sender_domain.class,
        class_of_pool.class, class_of_vmta.class, class_of_ip.class
    ) as class
from answered_event
left join class_of_job
    on class_of_job.value = answered_event.job
left join class_of_user
    on class_of_user.value = answered_event.smtp_user
left join class_of_sender_domain
    on class_of_sender_domain.value = answered_event.sender_domain
left join class_of_pool
    on class_of_pool.value = answered_event.pool
left join class_of_vmta
    on class_of_vmta.value = answered_event.vmta
left join class_of_ip
    on class_of_ip.value = answered_event.source_ip;

-- One attempt that was not delivered, with what its answer means.
create or replace view refusal as
select
    attempt.outcome, attempt.day, attempt.source_ip, attempt.isp, attempt.bounce_cat,
    reply.text as reply, reply.template, reply.category, reply.axis, reply.rule, reply.blocklist, attempt.listed,
    reply_category.severity_class
from attempt
join reply
    on reply.reply_id = attempt.reply_id
join reply_category
    on reply_category.category = reply.category
where attempt.outcome in ('bounced', 'deferred');

-- One message that PowerMTA gave up because it had waited too long, with the meaning of the last answer to it: the
-- newest deferral of the same recipient and sender in the seven days before. Null where there is none.
create or replace view expired_message as
with

expired as (

    select attempt.*
    from attempt
    join reply
        on reply.reply_id = attempt.reply_id
    where attempt.outcome = 'bounced'
        and (attempt.bounce_cat = 'message-expired' or reply.code = '4.4.7')
        and reply.category <> 'administrative'

),

deferrals as (

    select rcpt, orig, logged_at, reply_id, source_ip
    from attempt
    where outcome = 'deferred'
        and rcpt is not null

)

select
    expired.day,
    expired.logged_at,
    expired.rcpt,
    expired.orig,
    expired.isp,
    expired.source_ip,
    expired.vmta,
    expired.pool,
    expired.job,
    deferrals.logged_at as deferred_at,
    deferrals.source_ip as deferred_source_ip,
    reply.text as reply,
    reply.category,
    reply.axis,
    reply_category.severity_class

from expired
asof left join deferrals
    on deferrals.rcpt = expired.rcpt
    and deferrals.orig = expired.orig
    and deferrals.logged_at < expired.logged_at
left join reply
    on reply.reply_id = deferrals.reply_id
    and deferrals.logged_at >= expired.logged_at - interval 7 days
left join reply_category
    on reply_category.category = reply.category;

-- Whether `privacy-policy` took the local part away: dots, 16 or 64 hexadecimal digits.
create or replace macro is_hidden(rcpt) as
starts_with(rcpt, '...@')
    or (position('@' in rcpt) in (17, 65) and regexp_matches(rcpt, '^([0-9a-f]{16}){1,4}@'));

-- One recipient that PowerMTA gave up, with what the answer means.
create or replace view bounce as
select
    attempt.load_id, attempt.line, attempt.day, attempt.logged_at, attempt.utc_offset_seconds, attempt.source_ip,
    attempt.isp, attempt.dsn_status, attempt.dsn_diag, attempt.bounce_cat,
    -- Null where none was logged or it was hidden. Receivers do not tell cases apart.
    case when not is_hidden(attempt.rcpt) then lower(attempt.rcpt) end as address,
    reply.code, reply.category, reply.rule, reply_category.severity_class,
    coalesce(starts_with(attempt.dsn_status, '5.'), false)
        or regexp_matches(reply.text, '^5[0-9][0-9]([^0-9.]|$)') as is_5xx,
    -- The first digit of what the receiver said, else of what PowerMTA made of it, else what the words say.
    coalesce(
        nullif(regexp_extract(reply.text, '^([245])([0-9][0-9]([^0-9.]|$)|\.[0-9])', 1), ''),
        left(reply.code, 1),
        case when regexp_matches(lower(reply.text), 'permanent|no such|does not exist') then '5' else '' end
    ) = '5' as is_permanent

from attempt
join reply
    on reply.reply_id = attempt.reply_id
join reply_category
    on reply_category.category = reply.category
where attempt.outcome = 'bounced';

-- One bounce that says that its address is dead: for good, by a hard answer, and nothing was delivered there since. Where
-- a time is missing, a delivery may have been later.
create or replace view dead_bounce as
with

hard_bounces as (

    select *
    from bounce
    where severity_class = 'hard'
        and is_permanent
        and address is not null

),

deliveries as (

    select
        lower(rcpt) as address,
        max(logged_at) as last_at,
        count(*) filter (where logged_at is null) as without_time

    from attempt
    where outcome = 'delivered'
        and lower(rcpt) in (select address from hard_bounces)
    group by lower(rcpt)

)

select hard_bounces.*
from hard_bounces
left join deliveries
    on deliveries.address = hard_bounces.address
where
    deliveries.address is null
    or (deliveries.without_time = 0 and hard_bounces.logged_at > deliveries.last_at);
