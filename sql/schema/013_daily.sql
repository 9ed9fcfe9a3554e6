-- label: Counts by the day
-- grain: stated at each table

-- One load × local day × source IP × vMTA × pool × ISP: what was really sent, and complaints, as `counted_hour` counts them.
-- Follows from hourly and reply_category alone, and is small enough to look back at many days at once.
create table daily (
    load_id        integer not null,
    day            date,
    source_ip      varchar,
    vmta           varchar,
    pool           varchar,
    isp            varchar,
    delivered      bigint not null,
    -- delivered and bounced
    recipients     bigint not null,
    -- Bounces by what their category says of the address and the sender.
    hard           bigint not null,
    block          bigint not null,
    -- delivered, bounced and deferred
    attempts       bigint not null,
    deferred       bigint not null,
    greylisted     bigint not null,
    -- Attempts at which no conversation came about, or that failed for the sender's papers.
    connection     bigint not null,
    authentication bigint not null,
    complaints     bigint not null,
    -- Deliveries of which is known how long they took, and those of them that took more than half an hour.
    timed          bigint not null,
    late           bigint not null
);
