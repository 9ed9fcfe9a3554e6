-- label: Store `rb` and `rs` rows
-- grain: one row per record
-- params: server varchar
insert into remote_report by name
select
    stage.load_id,
    stage.line,
    stage.type,
    make_timestamptz(stage.event_micros) as logged_at,
    stage.utc_offset_seconds,
    cast(make_timestamp(stage.local_micros) as date) as day,
    hour_of(make_timestamptz(stage.event_micros), stage.utc_offset_seconds) as hour,

    stage.format,
    stage.orig,
    stage.rcpt,
    stage.rcpt_domain,
    stage.orcpt,
    stage.dsn_action,
    stage.dsn_status,
    stage.dsn_diag,
    stage.dsn_mta,
    stage.dsn_reporting_mta as reporting_mta,
    stage.bounce_cat,
    stage.src_type,
    stage.src_mta,
    stage.env_id,

    stage.isp,
    stage.isp_source,
    stage.reply_id,
    coalesce($server, stage.user_string) as server,
    stage.user_string,
    case when stage.kept is not null then cast(cast(stage.kept as json) as map(varchar, varchar)) end as headers

from stage
where stage.type in ('rb', 'rs')
