-- label: What a lake says of each load
-- grain: one row per load
-- engine: duckdb
select
    load.load_id,
    load.head_bytes,
    load.head_sha256,
    load.prefix_digest,
    load.begin_offset,
    load.end_offset,
    load.lines,
    load.stored,
    -- When its first row was logged, in whole seconds.
    epoch_us(load.first_at) // 1000000 as first_second

from load
order by load.load_id
