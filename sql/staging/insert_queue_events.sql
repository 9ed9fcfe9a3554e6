-- label: Store `tq` rows
-- grain: one row per record
-- params: server varchar
insert into queue_event by name
select
    stage.load_id,
    stage.line,
    make_timestamptz(stage.event_micros) as logged_at,
    stage.utc_offset_seconds,
    cast(make_timestamp(stage.local_micros) as date) as day,
    hour_of(make_timestamptz(stage.event_micros), stage.utc_offset_seconds) as hour,

    stage.dsn_action,
    stage.dsn_status,
    stage.dsn_diag,
    stage.dsn_mta,
    stage.bounce_cat,
    stage.dlv_type,
    stage.dlv_source_ip as source_ip,
    stage.dlv_destination_ip as destination_ip,
    stage.vmta,
    stage.queue,

    stage.pool,
    stage.pool_source,
    stage.isp,
    stage.isp_source,
    stage.reply_id,
    coalesce($server, stage.user_string) as server,
    stage.user_string,
    case when stage.kept is not null then cast(cast(stage.kept as json) as map(varchar, varchar)) end as headers

from stage
where stage.type = 'tq'
