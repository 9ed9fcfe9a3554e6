-- label: Store what loads brought, by day and type
-- grain: one row per load, local day and record type
insert into load_day by name
select
    cast(field_0 as integer) as load_id,
    cast(field_1 as date) as day,
    field_2 as type,
    cast(field_3 as bigint) as stored,
    field_4 = 'true' as logs_dlv_type,
    field_5 = 'true' as logs_pool,
    field_6 = 'true' as logs_size,
    field_7 = 'true' as logs_time_queued

from text_rows()
