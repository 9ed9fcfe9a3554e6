-- label: Note that a day was judged and reported
-- grain: one row per local day
-- params: day date, loads bigint, stored bigint, last_load integer, worst varchar, page varchar, at timestamptz
insert into night
select
    cast($day as date) as day,
    cast($loads as bigint) as loads,
    cast($stored as bigint) as stored,
    cast($last_load as integer) as last_load,
    cast($worst as varchar) as worst,
    cast($page as varchar) as page,
    cast($at as timestamptz) as reported_at,
    'none' as mail,
    null as mailed_at
