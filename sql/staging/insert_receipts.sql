-- label: Store `r` rows
-- grain: one row per record
-- params: server varchar
insert into receipt by name
select
    stage.load_id,
    stage.line,
    make_timestamptz(stage.event_micros) as logged_at,
    stage.utc_offset_seconds,
    cast(make_timestamp(stage.local_micros) as date) as day,
    hour_of(make_timestamptz(stage.event_micros), stage.utc_offset_seconds) as hour,

    stage.orig,
    stage.rcpt,
    stage.rcpt_domain,
    stage.orcpt,
    stage.src_type,
    stage.src_mta,
    stage.rcv_source_ip as received_from_ip,
    stage.rcv_destination_ip as received_on_ip,
    stage.vmta,
    stage.pool,
    stage.pool_source,
    stage.job_id as job,
    stage.env_id,
    stage.rcv_smtp_user as smtp_user,

    coalesce($server, stage.user_string) as server,
    stage.user_string,
    case when stage.kept is not null then cast(cast(stage.kept as json) as map(varchar, varchar)) end as headers

from stage
where stage.type = 'r'
