-- label: Which days `nightly` has told of
-- grain: stated at each table

-- One local day as it was last judged and reported. Its first four columns are what the rows of the day were then, as in
-- `day_state`: another load makes the day due again.
create table night (
    day         date not null,
    loads       bigint not null,
    stored      bigint not null,
    last_load   integer not null,
    -- info, warning or critical; null if no rule spoke.
    worst       varchar,
    page        varchar,
    -- The same for all days of one run; null for days that were stored before there was this table.
    reported_at timestamptz,
    -- none: no mail was asked for; owed: it is still to be sent; sent: a server took it.
    mail        varchar not null,
    mailed_at   timestamptz
);

-- What is stored by now is not told of again.
insert into night
select
    day, count(distinct load_id) as loads, cast(sum(stored) as bigint) as stored, max(load_id) as last_load,
    null as worst, null as page, null as reported_at, 'none' as mail, null as mailed_at
from load_day
where day is not null
group by day;
