-- label: Enter a load into the ledger
-- grain: one row
-- params: load_id, path, location, lane, first_at, last_at, head_bytes, head_sha256, prefix_digest, begin_offset, end_offset, next_line, header,
-- params: ignored_columns, server, first_time, last_time, lines, headers, blank, stored, rejected, invalid_utf8, loaded_at, tool_version
insert into load by name
select
    cast($load_id as integer) as load_id,
    $path as path,
    $location as location,
    $lane as lane,
    make_timestamptz(cast($first_at as bigint)) as first_at,
    make_timestamptz(cast($last_at as bigint)) as last_at,
    cast($head_bytes as bigint) as head_bytes,
    $head_sha256 as head_sha256,
    $prefix_digest as prefix_digest,
    cast($begin_offset as bigint) as begin_offset,
    cast($end_offset as bigint) as end_offset,
    cast($next_line as bigint) as next_line,
    $header as header,
    $ignored_columns as ignored_columns,
    $server as server,
    cast($lines as bigint) as lines,
    cast($headers as bigint) as headers,
    cast($blank as bigint) as blank,
    cast($stored as bigint) as stored,
    cast($rejected as bigint) as rejected,
    cast($invalid_utf8 as bigint) as invalid_utf8,
    $first_time as first_time,
    $last_time as last_time,
    cast($loaded_at as timestamptz) as loaded_at,
    $tool_version as tool_version
