-- label: Which servers a load has rows of
-- grain: one row per load and server
-- Without a server of its own, a load has rows of any.
select load_id, server
from load
where server is not null
union all
select distinct hourly.load_id, hourly.server
from hourly
join load
    on load.load_id = hourly.load_id
where load.server is null
    and hourly.server is not null
