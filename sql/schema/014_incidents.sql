-- label: What the judge remembers, and what people were told of it
-- grain: stated at each table

-- One local day as it was last judged. The numbers of its rows are those of the day and of the 63 days before it, from
-- which it was judged: another load makes the day due to be judged again.
create table judged_day (
    day                date not null,
    loads              bigint not null,
    stored             bigint not null,
    last_load          integer not null,
    -- Whether no more rows of the day were to come.
    is_over            boolean not null,
    -- heard; silenced: rows were missing, so that neither trouble nor calm means anything.
    hearing            varchar not null,
    -- Pairs of source IP and ISP, those that were too small to judge, and the recipients of both.
    cells              bigint not null,
    too_few            bigint not null,
    recipients         bigint not null,
    recipients_too_few bigint not null,
    judged_at          timestamptz not null,
    -- The troubles with what the rules said, as JSON; null if there are none.
    body               varchar
);

-- One trouble from its first bad day to its last. It is made anew of the judged days each night, and keeps its id.
create table incident (
    incident_id varchar not null,
    -- hard, block, deferral, complaint, volume, data, config or warming: what can be the same trouble.
    family      varchar not null,
    severity    varchar not null,
    source_ip   varchar,
    vmta        varchar,
    pool        varchar,
    isp         varchar,
    job         varchar,
    opened      date not null,
    last        date not null,
    closed      date,
    -- quiet, by-hand, merged, withdrawn; null while it is open.
    ending      varchar,
    -- The incident that it turned out to be a part of.
    taken_by    varchar,
    -- All that is known of it, as JSON.
    body        varchar not null
);

-- One thing that people were told of an incident.
create table notification (
    incident_id varchar not null,
    -- The latest judged day then.
    day         date not null,
    -- opened, passed, reopened, worse, still or closed.
    kind        varchar not null,
    -- How bad it was said to be.
    severity    varchar not null,
    rate        double,
    cells       integer not null,
    sent_at     timestamptz not null
);

-- One thing that an operator said of an incident.
create table incident_order (
    incident_id varchar not null,
    -- ack, mute, note or close.
    kind        varchar not null,
    -- The latest judged day then.
    day         date not null,
    -- Of a mute the first day on which people are told again.
    until_day   date,
    note        varchar,
    ordered_at  timestamptz not null
);
