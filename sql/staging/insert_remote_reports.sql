-- label: Store `rb` and `rs` rows
-- grain: one row per record
-- params: load_id integer, server varchar
insert into remote_report by name
select
    cast($load_id as integer) as load_id,
    stage.line,
    stage.type,
    make_timestamptz(stage.event_micros) as logged_at,
    stage.utc_offset_seconds,
    stage.day,
    stage.hour,

    nullif(stage.format, '') as format,
    nullif(stage.orig, '') as orig,
    nullif(stage.rcpt, '') as rcpt,
    nullif(stage.rcpt_domain, '') as rcpt_domain,
    nullif(stage.orcpt, '') as orcpt,
    nullif(stage.dsn_action, '') as dsn_action,
    nullif(stage.dsn_status, '') as dsn_status,
    nullif(stage.dsn_diag, '') as dsn_diag,
    nullif(stage.dsn_mta, '') as dsn_mta,
    nullif(stage.dsn_reporting_mta, '') as reporting_mta,
    nullif(stage.bounce_cat, '') as bounce_cat,
    nullif(stage.src_type, '') as src_type,
    nullif(stage.src_mta, '') as src_mta,
    nullif(stage.env_id, '') as env_id,

    towards.isp,
    towards.isp_source,
    coalesce($server, nullif(stage.user_string, '')) as server,
    nullif(stage.user_string, '') as user_string,
    case when stage.kept is not null then cast(cast(stage.kept as json) as map(varchar, varchar)) end as headers

from stage
left join destination_meaning as towards
    on towards.queue_key = stage.queue_key
    and towards.rcpt_domain = coalesce(stage.rcpt_domain, '')
    and towards.mx_host = stage.mx_host
where stage.type in ('rb', 'rs')
