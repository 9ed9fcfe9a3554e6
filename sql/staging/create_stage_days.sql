-- label: Collects what the parts of one file bring
-- grain: one row per part, local day and record type
create or replace temp table stage_day (
    day              date,
    type             varchar,
    stored           bigint,
    logs_dlv_type    boolean,
    logs_pool        boolean,
    logs_size        boolean,
    logs_time_queued boolean,
    first_local      timestamp,
    last_local       timestamp
)
