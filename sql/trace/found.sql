-- label: Whether any row of a recipient, a domain, a job or a message is stored
-- grain: one row
-- places: filters, in braces: one `and` for what is looked for
with

first_row as (

    select 1 as found
    from traced_row
    where true
        {filters}
    limit 1

)

select count(*) > 0 as is_found
from first_row
