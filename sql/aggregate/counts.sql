-- label: Counts by any dimensions
-- grain: one row per combination of the dimensions asked for
-- params: since date, until date
-- places: dimensions (a comma after each name), filters (one `and` each), group (group by or nothing)
with

events as (

    select {dimensions} outcome
    from event
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        {filters}

)

select
    {dimensions}
    count(*) filter (where outcome = 'delivered') as delivered,
    count(*) filter (where outcome = 'bounced') as bounced,
    count(*) filter (where outcome = 'deferred') as deferred,
    count(*) filter (where outcome = 'not_sent') as not_sent,
    count(*) filter (where outcome = 'complaint') as complaints,
    count(*) filter (where outcome = 'queue_event') as queue_events,
    count(*) filter (where outcome = 'remote_bounce') as remote_bounces

from events
{group}
