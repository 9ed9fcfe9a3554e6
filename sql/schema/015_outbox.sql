-- label: Finished messages that are to be sent, and what became of them
-- grain: stated at each table

-- By what this store is told from others, so that no two of them give their messages the same ids.
create table store_name (
    store_id varchar not null
);

insert into store_name
select cast(uuid() as varchar) as store_id;

-- One finished message to one recipient. All attempts send the very same.
create table outbox (
    -- The Message-ID without its brackets; the delivery id of a webhook.
    letter_id varchar not null,
    -- mail or webhook.
    channel   varchar not null,
    recipient varchar not null,
    -- The day that it tells of, or the last of them.
    day       date not null,
    subject   varchar not null,
    -- queued; perhaps: handed over, not confirmed, and sent again; sent; refused; given-up.
    state     varchar not null,
    attempts  integer not null,
    queued_at timestamptz not null,
    tried_at  timestamptz,
    -- What the server, or the network, said last.
    reply     varchar,
    -- All of it, as it is sent; null when it is done with.
    body      varchar
);
