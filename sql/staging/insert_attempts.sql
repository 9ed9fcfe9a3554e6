-- label: Store `d`, `b` and `t` rows
-- grain: one row per record
-- params: server varchar, and those of the rows
-- places: rows, in braces: what gives the rows, with the columns of `accounting_rows()`
insert into attempt by name
select
    stage.load_id,
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
    cast(make_timestamp(stage.local_micros) as date) as day,
    make_timestamptz(stage.time_queued) as queued_at,
    make_timestamptz(stage.time_first_attempt) as first_attempt_at,
    make_timestamptz(stage.time_imprinted) as imprinted_at,
    stage.total_seconds_queued as seconds_queued,

    stage.orig,
    stage.rcpt,
    stage.rcpt_domain,
    stage.orcpt,
    stage.dsn_action,
    stage.dsn_status,
    stage.dsn_diag,
    stage.dsn_mta,
    stage.bounce_cat,
    stage.src_type,
    stage.src_mta,
    stage.dlv_type,
    stage.dlv_source_ip as source_ip,
    stage.dlv_destination_ip as destination_ip,
    stage.dlv_esmtp_available as esmtp_available,
    stage.dlv_size as size_bytes,
    stage.vmta,
    stage.job_id as job,
    stage.env_id,
    stage.queue,

    stage.pool,
    stage.pool_source,
    stage.isp,
    stage.isp_source,
    stage.reply_id,
    stage.listed,
    coalesce($server, stage.user_string) as server,
    stage.user_string,
    stage.dlv_tls_protocol as tls_protocol,
    stage.dlv_tls_cipher as tls_cipher,
    stage.rcv_smtp_user as smtp_user,
    case when stage.kept is not null then cast(cast(stage.kept as json) as map(varchar, varchar)) end as headers

from {rows} as stage
