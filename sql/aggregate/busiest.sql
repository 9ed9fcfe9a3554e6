-- label: The most attempts within one minute, five minutes or hour of the clock, by any dimensions
-- grain: one row per combination of the dimensions asked for
-- params: since date, until date
-- order: the program puts them beside the counts
-- places: in braces, filled by the program: names of dimensions, the view to count in, what tells the stretch of time, one `and` for each --where, the group by
with

attempts as (

    select {dimensions} {slot} as slot, events
    from {measured}
    where outcome in ('delivered', 'bounced', 'deferred')
        and hour is not null
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        {filters}

),

counted as (

    select {dimensions} slot, sum(events) as attempts
    from attempts
    group by {dimensions} slot

)

select
    {dimensions}
    cast(max(attempts) as bigint) as attempts

from counted
{group}
