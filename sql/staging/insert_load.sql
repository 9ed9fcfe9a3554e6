-- label: Enter loads into the ledger
-- grain: one row per load
-- params: server varchar, privacy varchar, loaded_at varchar, tool_version varchar
insert into load by name
select
    cast(field_0 as integer) as load_id,
    field_1 as path,
    field_2 as location,
    field_3 as lane,
    make_timestamptz(cast(field_4 as bigint)) as first_at,
    make_timestamptz(cast(field_5 as bigint)) as last_at,
    cast(field_6 as bigint) as head_bytes,
    field_7 as head_sha256,
    field_8 as prefix_digest,
    cast(field_9 as bigint) as begin_offset,
    cast(field_10 as bigint) as end_offset,
    cast(field_11 as bigint) as next_line,
    field_12 as header,
    field_13 as ignored_columns,
    cast(field_14 as bigint) as lines,
    cast(field_15 as bigint) as headers,
    cast(field_16 as bigint) as blank,
    cast(field_17 as bigint) as stored,
    cast(field_18 as bigint) as rejected,
    cast(field_19 as bigint) as invalid_utf8,
    field_20 as first_time,
    field_21 as last_time,
    $privacy as privacy,
    $server as server,
    cast($loaded_at as timestamptz) as loaded_at,
    $tool_version as tool_version

from text_rows()
