-- label: Store `d`, `b` and `t` rows
-- grain: one row per record
-- params: load_id integer, server varchar
insert into attempt by name
select
    cast($load_id as integer) as load_id,
    stage.line,
    stage.type,
    case
        when lower(stage.dlv_type) in ('discard', 'file', 'pipe') then 'not_sent'
        when stage.type = 'd' then 'delivered'
        when stage.type = 'b' then 'bounced'
        else 'deferred'
    end as outcome,

    make_timestamptz(stage.event_micros) as logged_at,
    stage.utc_offset_seconds,
    stage.day,
    stage.hour,
    make_timestamptz(stage.time_queued) as queued_at,
    make_timestamptz(stage.time_first_attempt) as first_attempt_at,
    make_timestamptz(stage.time_imprinted) as imprinted_at,
    case
        when regexp_full_match(stage.total_seconds_queued, '[0-9]{1,18}')
            then cast(stage.total_seconds_queued as bigint)
    end as seconds_queued,

    nullif(stage.orig, '') as orig,
    nullif(stage.rcpt, '') as rcpt,
    nullif(stage.rcpt_domain, '') as rcpt_domain,
    nullif(stage.orcpt, '') as orcpt,
    nullif(stage.dsn_action, '') as dsn_action,
    nullif(stage.dsn_status, '') as dsn_status,
    nullif(stage.dsn_diag, '') as dsn_diag,
    nullif(stage.dsn_mta, '') as dsn_mta,
    nullif(stage.bounce_cat, '') as bounce_cat,
    nullif(stage.src_type, '') as src_type,
    nullif(stage.src_mta, '') as src_mta,
    nullif(stage.dlv_type, '') as dlv_type,
    source.address as source_ip,
    destination.address as destination_ip,
    nullif(stage.dlv_esmtp_available, '') as esmtp_available,
    case
        when regexp_full_match(stage.dlv_size, '[0-9]{1,18}') then cast(stage.dlv_size as bigint)
    end as size_bytes,
    nullif(stage.vmta, '') as vmta,
    nullif(stage.job_id, '') as job,
    nullif(stage.env_id, '') as env_id,
    nullif(stage.queue, '') as queue,

    coalesce(nullif(stage.vmta_pool, ''), pool_member.pool) as pool,
    case
        when stage.vmta_pool <> '' then 'log'
        when pool_member.pool is not null then 'mapping'
    end as pool_source,
    towards.isp,
    towards.isp_source,
    coalesce($server, nullif(stage.user_string, '')) as server,
    nullif(stage.user_string, '') as user_string,
    nullif(stage.dlv_tls_protocol, '') as tls_protocol,
    nullif(stage.dlv_tls_cipher, '') as tls_cipher,
    nullif(stage.rcv_smtp_user, '') as smtp_user,
    case when stage.kept is not null then cast(cast(stage.kept as json) as map(varchar, varchar)) end as headers

from stage
left join address_meaning as source on source.text = stage.dlv_source_ip
left join address_meaning as destination on destination.text = stage.dlv_destination_ip
left join destination_meaning as towards
    on towards.queue_key = stage.queue_key
    and towards.rcpt_domain = coalesce(stage.rcpt_domain, '')
    and towards.mx_host = stage.mx_host
left join pool_member on pool_member.vmta = stage.vmta
where stage.type in ('d', 'b', 't')
