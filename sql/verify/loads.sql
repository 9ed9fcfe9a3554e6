-- label: What the ledger says of each load, to be proved
-- grain: one row per load
select
    load_id,
    path,
    location,
    lane,
    server,
    privacy,
    head_bytes,
    head_sha256,
    prefix_digest,
    begin_offset,
    end_offset,
    next_line,
    header,
    ignored_columns,
    lines,
    headers,
    blank,
    stored,
    rejected,
    invalid_utf8,
    first_time,
    last_time,
    epoch_us(first_at) as first_at,
    epoch_us(last_at) as last_at

from load
order by load_id
