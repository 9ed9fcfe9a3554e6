-- label: Store what a load brought, by day and type
-- grain: one row per load, local day and record type
-- params: load_id integer
insert into load_day by name
select
    cast($load_id as integer) as load_id,
    cast(field_0 as date) as day,
    field_1 as type,
    cast(field_2 as bigint) as stored,
    field_3 = 'true' as logs_dlv_type,
    field_4 = 'true' as logs_pool,
    field_5 = 'true' as logs_size,
    field_6 = 'true' as logs_time_queued

from text_rows()
