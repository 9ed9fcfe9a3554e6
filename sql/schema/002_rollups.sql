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

-- One `d`, `b` or `t` row, as before; texts that hardly repeat are kept in the compression that is fastest for them, and
-- closed lists as what they are, in the order of their texts.
create table attempt_002 (
    load_id             integer not null,
    -- Null if the bulk lane took the file: it reads at many places at once.
    line                bigint,
    type                enum('b', 'd', 't') not null,
    -- delivered, bounced, deferred or not_sent
    outcome             enum('bounced', 'deferred', 'delivered', 'not_sent') not null,
    logged_at           timestamptz,
    utc_offset_seconds  integer,
    day                 date,
    hour                varchar,
    queued_at           timestamptz,
    first_attempt_at    timestamptz,
    imprinted_at        timestamptz,
    seconds_queued      bigint,
    orig                varchar using compression zstd,
    rcpt                varchar using compression zstd,
    rcpt_domain         varchar,
    orcpt               varchar,
    dsn_action          varchar,
    dsn_status          varchar,
    dsn_diag            varchar using compression zstd,
    dsn_mta             varchar,
    bounce_cat          varchar,
    src_type            varchar,
    src_mta             varchar,
    dlv_type            varchar,
    source_ip           varchar,
    destination_ip      varchar,
    esmtp_available     varchar,
    size_bytes          bigint,
    vmta                varchar,
    job                 varchar,
    env_id              varchar using compression zstd,
    queue               varchar,
    pool                varchar,
    -- log or mapping
    pool_source         enum('log', 'mapping'),
    isp                 varchar,
    -- queue, mapping, mx, domain or none
    isp_source          enum('domain', 'mapping', 'mx', 'none', 'queue'),
    server              varchar,
    user_string         varchar,
    tls_protocol        varchar,
    tls_cipher          varchar,
    smtp_user           varchar,
    headers             map(varchar, varchar)
);
insert into attempt_002 by name select * from attempt;
drop table attempt;
alter table attempt_002 rename to attempt;

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
