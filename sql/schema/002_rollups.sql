-- label: Counts that stay when single rows have gone, and what proves a load
-- grain: stated at each table

-- One load × local hour × outcome × all dimensions that few values share. Sums over loads are exact, so a load can be
-- taken away again without a trace.
create table hourly (
    load_id        integer not null,
    day            date,
    hour           varchar,
    -- delivered, bounced, deferred, not_sent, queue_event, complaint or remote_bounce
    outcome        varchar not null,
    source_ip      varchar,
    vmta           varchar,
    pool           varchar,
    pool_source    varchar,
    isp            varchar,
    isp_source     varchar,
    server         varchar,
    bounce_cat     varchar,
    events         bigint not null,
    -- Sum of the logged sizes; null where none is logged.
    bytes          bigint,
    -- Deliveries by the time from the queue to the answer. Each counts once, in the first bucket that holds it; what has
    -- no time is in none.
    latency_10s    bigint not null,
    latency_1m     bigint not null,
    latency_5m     bigint not null,
    latency_30m    bigint not null,
    latency_2h     bigint not null,
    latency_12h    bigint not null,
    latency_longer bigint not null
);

-- One load × local day × job × source IP × vMTA × ISP × outcome.
create table daily_job (
    load_id   integer not null,
    day       date,
    job       varchar,
    outcome   varchar not null,
    source_ip varchar,
    vmta      varchar,
    isp       varchar,
    events    bigint not null
);

-- The file's place when it was loaded, as an absolute path; null for standard input.
alter table load add column location varchar;
-- streaming or bulk
alter table load add column lane varchar default 'streaming';
-- First and last instant of its rows.
alter table load add column first_at timestamptz;
alter table load add column last_at timestamptz;

-- The header in force at a rejected line, where it is not load.header, the load's last one.
alter table rejected_line add column header varchar;

-- What is still kept of a day: rows, hours (rollups only) or nothing (the ledger only).
alter table load_day add column kept varchar default 'rows';

-- Every row that is counted beside attempts, with the same dimensions.
create view other_event as
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
    outcome, day, hour, source_ip, vmta, pool, pool_source, isp, isp_source, rcpt_domain,
    job, queue, bounce_cat, dlv_type, server, substr(hour, 12, 2) as hour_of_day, load_id
from attempt
union all
select
    outcome, day, hour, source_ip, vmta, pool, pool_source, isp, isp_source, rcpt_domain,
    job, queue, bounce_cat, dlv_type, server, substr(hour, 12, 2), load_id
from other_event;
