-- label: The bare table: every column of the file, typed, nothing else done to it
-- grain: one row per record
-- places: file, columns (a struct of names and types, made from the file's header)
create table raw as
select *
from read_csv(
    '{file}',
    columns = {columns},
    auto_detect = false,
    header = true,
    delim = ',',
    quote = '"',
    escape = '"',
    new_line = '\n',
    comment = '',
    nullstr = '',
    allow_quoted_nulls = true,
    compression = 'none',
    encoding = 'utf-8',
    skip = 0,
    strict_mode = true,
    null_padding = false,
    ignore_errors = false,
    store_rejects = false,
    normalize_names = false,
    filename = false,
    hive_partitioning = false,
    union_by_name = false,
    parallel = true
)
