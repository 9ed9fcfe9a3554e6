-- label: Store `f` rows
-- grain: one row per record
-- params: load_id integer, server varchar
insert into complaint by name
select
    cast($load_id as integer) as load_id,
    stage.line,
    make_timestamptz(stage.event_micros) as logged_at,
    stage.utc_offset_seconds,
    stage.day,
    stage.hour,

    nullif(stage.format, '') as format,
    nullif(stage.feedback_type, '') as feedback_type,
    nullif(stage.user_agent, '') as user_agent,
    nullif(stage.reporting_mta, '') as reporting_mta,
    nullif(stage.reported_domain, '') as reported_domain,
    receiving.address as receiving_ip,
    source.address as source_ip,
    nullif(stage.orig, '') as orig,
    nullif(stage.rcpt, '') as rcpt,
    nullif(stage.rcpt_domain, '') as rcpt_domain,
    nullif(stage.orcpt, '') as orcpt,
    nullif(stage.vmta, '') as vmta,
    coalesce(nullif(stage.vmta_pool, ''), pool_member.pool) as pool,
    case
        when stage.vmta_pool <> '' then 'log'
        when pool_member.pool is not null then 'mapping'
    end as pool_source,
    nullif(stage.job_id, '') as job,
    nullif(stage.env_id, '') as env_id,

    towards.isp,
    towards.isp_source,
    coalesce($server, nullif(stage.user_string, '')) as server,
    nullif(stage.user_string, '') as user_string,
    case when stage.kept is not null then cast(cast(stage.kept as json) as map(varchar, varchar)) end as headers

from stage
left join address_meaning as source on source.text = stage.dlv_source_ip
left join address_meaning as receiving on receiving.text = stage.rep_source_ip
left join destination_meaning as towards
    on towards.queue_key = stage.queue_key
    and towards.rcpt_domain = coalesce(stage.rcpt_domain, '')
    and towards.mx_host = stage.mx_host
left join pool_member on pool_member.vmta = stage.vmta
where stage.type = 'f'
