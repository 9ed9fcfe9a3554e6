-- label: Store `f` rows
-- grain: one row per record
-- params: server varchar
insert into complaint by name
select
    stage.load_id,
    stage.line,
    make_timestamptz(stage.event_micros) as logged_at,
    stage.utc_offset_seconds,
    cast(make_timestamp(stage.local_micros) as date) as day,
    hour_of(make_timestamptz(stage.event_micros), stage.utc_offset_seconds) as hour,

    stage.format,
    stage.feedback_type,
    stage.user_agent,
    stage.reporting_mta,
    stage.reported_domain,
    stage.rep_source_ip as receiving_ip,
    stage.dlv_source_ip as source_ip,
    stage.orig,
    stage.rcpt,
    stage.rcpt_domain,
    stage.orcpt,
    stage.vmta,
    stage.pool,
    stage.pool_source,
    stage.job_id as job,
    stage.env_id,

    stage.isp,
    stage.isp_source,
    coalesce($server, stage.user_string) as server,
    stage.user_string,
    case when stage.kept is not null then cast(cast(stage.kept as json) as map(varchar, varchar)) end as headers

from stage
where stage.type = 'f'
