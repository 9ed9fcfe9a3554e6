-- label: Kinds of mail, and what a day's job went through
-- grain: stated at each table

-- One name that a pattern of the operator's classes fits, such as a job: what rows with it are. Names that no pattern fits
-- are not here, so that without classes there is nothing.
create table traffic_class (
    -- job, user, sender_domain, pool, vmta or ip
    kind  varchar not null,
    value varchar not null,
    class varchar not null
);

-- One row: the classes by which the names above were judged.
create table class_rules (
    rules varchar not null
);

-- What a row is, else what its road is kept for.
alter table hourly add column class varchar;

-- One load × local day × job × source IP × vMTA × pool × ISP × own class × outcome from here on. What was counted before
-- and has no rows any more keeps its counts and knows none of these.
alter table daily_job add column pool varchar;
alter table daily_job add column pool_source varchar;
-- What the mail is: by its job, then its user, then its sender's domain.
alter table daily_job add column own_class varchar;
-- What its road is kept for: by its pool, then its virtual MTA, then its source address.
alter table daily_job add column road_class varchar;
-- When the first of these rows was logged, and how far its clock was ahead of UTC.
alter table daily_job add column first_at timestamptz;
alter table daily_job add column first_utc_offset_seconds integer;
