-- label: What a count can be made of where no class of mail is configured: the names that `classed_event` gives, all null
-- grain: one row per row
-- places: rows, in braces: a step of the statement around it
select
    named.*,
    cast(null as varchar) as own_class,
    cast(null as varchar) as road_class,
    cast(null as varchar) as class

from {rows} as named
