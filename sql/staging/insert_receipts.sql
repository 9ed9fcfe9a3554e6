-- label: Store `r` rows
-- grain: one row per record
-- params: load_id integer, server varchar
insert into receipt by name
select
    cast($load_id as integer) as load_id,
    stage.line,
    make_timestamptz(stage.event_micros) as logged_at,
    stage.utc_offset_seconds,
    stage.day,
    stage.hour,

    nullif(stage.orig, '') as orig,
    nullif(stage.rcpt, '') as rcpt,
    nullif(stage.rcpt_domain, '') as rcpt_domain,
    nullif(stage.orcpt, '') as orcpt,
    nullif(stage.src_type, '') as src_type,
    nullif(stage.src_mta, '') as src_mta,
    feeder.address as received_from_ip,
    listener.address as received_on_ip,
    nullif(stage.vmta, '') as vmta,
    coalesce(nullif(stage.vmta_pool, ''), pool_member.pool) as pool,
    case
        when stage.vmta_pool <> '' then 'log'
        when pool_member.pool is not null then 'mapping'
    end as pool_source,
    nullif(stage.job_id, '') as job,
    nullif(stage.env_id, '') as env_id,
    nullif(stage.rcv_smtp_user, '') as smtp_user,

    coalesce($server, nullif(stage.user_string, '')) as server,
    nullif(stage.user_string, '') as user_string,
    case when stage.kept is not null then cast(cast(stage.kept as json) as map(varchar, varchar)) end as headers

from stage
left join address_meaning as feeder on feeder.text = stage.rcv_source_ip
left join address_meaning as listener on listener.text = stage.rcv_destination_ip
left join pool_member on pool_member.vmta = stage.vmta
where stage.type = 'r'
