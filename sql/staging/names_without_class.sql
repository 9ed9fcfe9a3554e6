-- label: Names of one kind that have no class yet
-- grain: one row per name
-- params: first_load integer, kind varchar
-- places: column, in braces: where the names stand
select distinct event.{column} as value
from event
left join traffic_class
    on traffic_class.kind = $kind
    and traffic_class.value = event.{column}
where event.load_id >= cast($first_load as integer)
    and event.{column} is not null
    and traffic_class.value is null
order by value
