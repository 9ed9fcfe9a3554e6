-- label: Store `tq` rows
-- grain: one row per record
-- params: load_id integer, server varchar
insert into queue_event by name
select
    cast($load_id as integer) as load_id,
    stage.line,
    make_timestamptz(stage.event_micros) as logged_at,
    stage.utc_offset_seconds,
    stage.day,
    stage.hour,

    nullif(stage.dsn_action, '') as dsn_action,
    nullif(stage.dsn_status, '') as dsn_status,
    nullif(stage.dsn_diag, '') as dsn_diag,
    nullif(stage.dsn_mta, '') as dsn_mta,
    nullif(stage.bounce_cat, '') as bounce_cat,
    nullif(stage.dlv_type, '') as dlv_type,
    source.address as source_ip,
    destination.address as destination_ip,
    nullif(stage.vmta, '') as vmta,
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
    case when stage.kept is not null then cast(cast(stage.kept as json) as map(varchar, varchar)) end as headers

from stage
left join address_meaning as source on source.text = stage.dlv_source_ip
left join address_meaning as destination on destination.text = stage.dlv_destination_ip
left join destination_meaning as towards
    on towards.queue_key = stage.queue_key
    and towards.rcpt_domain = coalesce(stage.rcpt_domain, '')
    and towards.mx_host = stage.mx_host
left join pool_member on pool_member.vmta = stage.vmta
where stage.type = 'tq'
