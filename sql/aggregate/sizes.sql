-- label: Bytes delivered, by any dimensions
-- grain: one row per combination of the dimensions asked for
-- params: since date, until date
-- order: the program puts them beside the counts
-- places: in braces, filled by the program: names of dimensions, the view to sum in, one `and` for each --where, the group by
select
    {dimensions}
    cast(coalesce(sum(bytes), 0) as bigint) as bytes

from {measured}
where outcome = 'delivered'
    and ($since is null or day >= cast($since as date))
    and ($until is null or day <= cast($until as date))
    {filters}
{group}
