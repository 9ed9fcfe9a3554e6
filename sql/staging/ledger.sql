-- label: What is loaded, for recognising files
-- grain: one row per load
select
    load_id,
    path,
    location,
    server,
    stored,
    epoch_us(first_at) as first_micros,
    epoch_us(last_at) as last_micros,
    head_bytes,
    head_sha256,
    prefix_digest,
    end_offset,
    next_line,
    header

from load
order by end_offset, load_id
