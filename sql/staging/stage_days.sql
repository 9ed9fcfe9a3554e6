-- label: What this part of the file brings, by day and type
-- grain: one row per local day and record type of this part
insert into stage_day
select
    day,
    type,
    count(*) as stored,
    bool_or(dlv_type is not null) as logs_dlv_type,
    bool_or(vmta_pool is not null) as logs_pool,
    bool_or(dlv_size is not null) as logs_size,
    bool_or(time_queued_text is not null) as logs_time_queued,
    min(local_time) as first_local,
    max(local_time) as last_local

from stage
group by day, type
