-- label: What the ISPs answered, and since when
-- grain: stated at each table

-- One distinct reply: a masked text with the code and the category that came with it, and what the rules made of them.
-- Its rows are never many: what varies from message to message is masked.
create table reply (
    -- template/code/bounce category
    reply_id   varchar not null,
    -- Stable id of the masked text.
    template   varchar not null,
    text       varchar not null,
    -- Enhanced status code, such as 5.1.1.
    code       varchar,
    bounce_cat varchar,
    category   varchar not null,
    axis       varchar not null,
    rule       varchar not null,
    -- The blocklist that the reply names.
    blocklist  varchar
);

-- One load × local day × reply × ISP × source IP × outcome: how often and when. Outlives the rows, so that an old reply
-- is never news.
create table reply_seen (
    load_id   integer not null,
    day       date,
    reply_id  varchar not null,
    isp       varchar,
    source_ip varchar,
    -- bounced, deferred, not_sent, queue_event or remote_report
    outcome   varchar not null,
    first_at  timestamptz,
    last_at   timestamptz,
    events    bigint not null
);

-- One category: what it means for the recipient's address and for the operator.
create table reply_category (
    category       varchar not null,
    -- hard, soft or block; null where it cannot be said
    severity_class varchar,
    action         varchar not null
);

-- One row: the rules by which the replies above were judged.
create table reply_rules (
    -- Of the masking.
    masks integer not null,
    -- Of the shipped rules and the operator's own.
    rules varchar not null
);

alter table attempt add column reply_id varchar;
-- The IP or domain that the reply says is listed.
alter table attempt add column listed varchar;
alter table queue_event add column reply_id varchar;
alter table remote_report add column reply_id varchar;

alter table hourly add column category varchar;
alter table hourly add column axis varchar;
