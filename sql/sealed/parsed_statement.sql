-- label: What DuckDB's parser takes an operator's own text for
-- grain: one row
-- params: text
with

parsed as (

    select json_serialize_sql($text) as tree

)

select
    json_extract_string(tree, '$.error') = 'true' as is_refused,
    json_extract_string(tree, '$.error_type') as error_type,
    json_extract_string(tree, '$.error_message') as error_message,
    json_extract_string(tree, '$.position') as position,
    coalesce(json_array_length(tree, '$.statements'), 0) as statements,
    coalesce(json_array_length(tree, '$.statements[0].named_param_map'), 0) as parameters
from parsed
