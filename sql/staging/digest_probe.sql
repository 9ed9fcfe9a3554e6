-- label: The hash of a fixed row, which tells whether this DuckDB hashes as the one that made a digest
-- grain: an expression
hash(
    cast(12 as integer), cast(-34 as bigint), 'short', 'a text of more than twelve bytes', cast(null as varchar),
    date '2026-11-19', make_timestamptz(1795080600000000), true, cast('b' as enum('b', 'd', 't')),
    map {'header_X': 'y'}
)
