-- label: How many rows have something in each column
-- grain: stated at each table

-- One load × local day × record type, for what blind spots are told by: so nobody has to read every row to know. Follows
-- from attempt and complaint alone, and goes with them. A complaint is asked for its source IP only.
create table filled (
    load_id    integer not null,
    day        date,
    type       varchar not null,
    looked     bigint not null,
    source_ip  bigint not null,
    vmta       bigint not null,
    pool       bigint not null,
    dlv_type   bigint not null,
    size       bigint not null,
    queued     bigint not null,
    job        bigint not null,
    status     bigint not null,
    diag       bigint not null,
    mta        bigint not null,
    category   bigint not null,
    queue      bigint not null,
    rcpt       bigint not null,
    -- Recipients whose local part `privacy-policy` has hidden.
    redacted   bigint not null
);
