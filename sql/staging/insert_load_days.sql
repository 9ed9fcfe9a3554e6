-- label: Store what a load brought, by day and type
-- grain: one row per load, local day and record type
-- params: load_id integer
insert into load_day
select
    cast($load_id as integer) as load_id,
    day,
    type,
    sum(stored),
    bool_or(logs_dlv_type),
    bool_or(logs_pool),
    bool_or(logs_size),
    bool_or(logs_time_queued)

from stage_day
group by day, type
