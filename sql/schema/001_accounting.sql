-- label: The tables of a store
-- grain: stated at each table

-- One accepted byte range of one file.
create table load (
    load_id          integer primary key,
    path             varchar not null,
    -- SHA-256 of the first head_bytes bytes, to find a file again cheaply …
    head_bytes       bigint not null,
    head_sha256      varchar not null,
    -- … and of all bytes up to end_offset, to be sure.
    prefix_sha256    varchar not null,
    begin_offset     bigint not null,
    end_offset       bigint not null,
    -- Where reading goes on when the file has grown.
    next_line        bigint not null,
    header           varchar,
    ignored_columns  varchar,
    server           varchar,
    lines            bigint not null,
    headers          bigint not null,
    blank            bigint not null,
    stored           bigint not null,
    rejected         bigint not null,
    invalid_utf8     bigint not null,
    first_time       varchar,
    last_time        varchar,
    loaded_at        timestamptz not null,
    tool_version     varchar not null
);

-- One load × local day × record type: what there is to count, and which columns were logged.
create table load_day (
    load_id          integer not null,
    day              date,
    type             varchar not null,
    stored           bigint not null,
    logs_dlv_type    boolean not null,
    logs_pool        boolean not null,
    logs_size        boolean not null,
    logs_time_queued boolean not null
);

-- One `d`, `b` or `t` row.
create table attempt (
    load_id             integer not null,
    line                bigint not null,
    type                varchar not null,
    -- delivered, bounced, deferred or not_sent
    outcome             varchar not null,
    logged_at           timestamptz,
    utc_offset_seconds  integer,
    day                 date,
    hour                varchar,
    queued_at           timestamptz,
    first_attempt_at    timestamptz,
    imprinted_at        timestamptz,
    seconds_queued      bigint,
    orig                varchar,
    rcpt                varchar,
    rcpt_domain         varchar,
    orcpt               varchar,
    dsn_action          varchar,
    dsn_status          varchar,
    dsn_diag            varchar,
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
    env_id              varchar,
    queue               varchar,
    pool                varchar,
    -- log or mapping
    pool_source         varchar,
    isp                 varchar,
    -- queue, mapping, mx, domain or none
    isp_source          varchar,
    server              varchar,
    user_string         varchar,
    tls_protocol        varchar,
    tls_cipher          varchar,
    smtp_user           varchar,
    headers             map(varchar, varchar)
);

-- One `tq` row: an attempt failed for a whole queue.
create table queue_event (
    load_id             integer not null,
    line                bigint not null,
    logged_at           timestamptz,
    utc_offset_seconds  integer,
    day                 date,
    hour                varchar,
    dsn_action          varchar,
    dsn_status          varchar,
    dsn_diag            varchar,
    dsn_mta             varchar,
    bounce_cat          varchar,
    dlv_type            varchar,
    source_ip           varchar,
    destination_ip      varchar,
    vmta                varchar,
    queue               varchar,
    pool                varchar,
    pool_source         varchar,
    isp                 varchar,
    isp_source          varchar,
    server              varchar,
    user_string         varchar,
    headers             map(varchar, varchar)
);

-- One `f` row: a feedback-loop report.
create table complaint (
    load_id             integer not null,
    line                bigint not null,
    logged_at           timestamptz,
    utc_offset_seconds  integer,
    day                 date,
    hour                varchar,
    format              varchar,
    feedback_type       varchar,
    user_agent          varchar,
    reporting_mta       varchar,
    reported_domain     varchar,
    receiving_ip        varchar,
    source_ip           varchar,
    orig                varchar,
    rcpt                varchar,
    rcpt_domain         varchar,
    orcpt               varchar,
    vmta                varchar,
    pool                varchar,
    pool_source         varchar,
    job                 varchar,
    env_id              varchar,
    isp                 varchar,
    isp_source          varchar,
    server              varchar,
    user_string         varchar,
    headers             map(varchar, varchar)
);

-- One `rb` or `rs` row: a bounce or status message that came later.
create table remote_report (
    load_id             integer not null,
    line                bigint not null,
    type                varchar not null,
    logged_at           timestamptz,
    utc_offset_seconds  integer,
    day                 date,
    hour                varchar,
    format              varchar,
    orig                varchar,
    rcpt                varchar,
    rcpt_domain         varchar,
    orcpt               varchar,
    dsn_action          varchar,
    dsn_status          varchar,
    dsn_diag            varchar,
    dsn_mta             varchar,
    reporting_mta       varchar,
    bounce_cat          varchar,
    src_type            varchar,
    src_mta             varchar,
    env_id              varchar,
    isp                 varchar,
    isp_source          varchar,
    server              varchar,
    user_string         varchar,
    headers             map(varchar, varchar)
);

-- One `r` row: a message was accepted from the feeder.
create table receipt (
    load_id             integer not null,
    line                bigint not null,
    logged_at           timestamptz,
    utc_offset_seconds  integer,
    day                 date,
    hour                varchar,
    orig                varchar,
    rcpt                varchar,
    rcpt_domain         varchar,
    orcpt               varchar,
    src_type            varchar,
    src_mta             varchar,
    received_from_ip    varchar,
    received_on_ip      varchar,
    vmta                varchar,
    pool                varchar,
    pool_source         varchar,
    job                 varchar,
    env_id              varchar,
    smtp_user           varchar,
    server              varchar,
    user_string         varchar,
    headers             map(varchar, varchar)
);

-- One line that was not stored.
create table rejected_line (
    load_id     integer not null,
    line        bigint not null,
    byte_offset bigint not null,
    reason      varchar not null,
    detail      varchar not null,
    raw         varchar not null
);

-- One load × column with optional cells that could not be read and became null.
create table bad_value (
    load_id     integer not null,
    column_name varchar not null,
    count       bigint not null,
    first_line  bigint not null,
    example     varchar not null
);

-- One destination ISP as the directory and the operator's mapping name it.
create table isp (
    isp      varchar primary key,
    -- per-message or none: whether the ISP tells senders of single complaints
    feedback varchar not null
);
