-- label: Seconds from the queue to the answer, by any dimensions: half, 95 and 99 of a hundred deliveries took at most so long
-- grain: one row per combination of the dimensions asked for
-- params: since date, until date
-- order: the program puts them beside the counts
-- places: in braces, filled by the program: names of dimensions, the step to rank in, one `and` for each --where, the partition, the group by
with

-- The longest time of each bucket; what took longer than 12 hours has no longest one.
edges as (

    select 10 as seconds
    union all
    select 60
    union all
    select 300
    union all
    select 1800
    union all
    select 7200
    union all
    select 43200
    union all
    select 43201

),

timed_hour as (

    select
        measured_hour.*, edges.seconds,
        case edges.seconds
            when 10 then latency_10s
            when 60 then latency_1m
            when 300 then latency_5m
            when 1800 then latency_30m
            when 7200 then latency_2h
            when 43200 then latency_12h
            else latency_longer
        end as timed
    from measured_hour
    cross join edges

),

timed_row as (

    select measured_row.*, events as timed
    from measured_row

),

spread as (

    select {dimensions} seconds, sum(timed) as timed
    from {timed}
    where outcome = 'delivered'
        and seconds is not null
        and timed > 0
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        {filters}
    group by {dimensions} seconds

),

ranked as (

    select
        {dimensions} seconds,
        sum(timed) over (
            {partition} order by seconds nulls last rows between unbounded preceding and current row
        ) as up_to,
        sum(timed) over ({partition}) as whole
    from spread

)

select
    {dimensions}
    cast(min(seconds) filter (where up_to * 100 >= whole * 50) as bigint) as accept_p50,
    cast(min(seconds) filter (where up_to * 100 >= whole * 95) as bigint) as accept_p95,
    cast(min(seconds) filter (where up_to * 100 >= whole * 99) as bigint) as accept_p99

from ranked
{group}
