-- label: The files behind the numbers of a period
-- grain: one row per load, and one for all that `top` cuts off
-- params: since date, until date, top integer (those with the most lines; null cuts nothing)
with

loads as (

    select distinct load_id
    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

ranked as (

    select
        load_id, path, server, lines, stored, rejected, first_time, last_time,
        row_number() over (order by lines desc nulls last, load_id nulls last) as place
    from load
    where load_id in (select load_id from loads)

),

placed as (

    select
        ranked.*,
        $top is null or place <= cast($top as bigint) as is_kept
    from ranked

),

-- What has no place among the largest becomes one row.
cut as (

    select
        case when is_kept then path end as path,
        case when is_kept then server end as server,
        case when is_kept then load_id end as load_id,
        case when is_kept then first_time end as first_time,
        case when is_kept then last_time end as last_time,
        lines, stored, rejected
    from placed

)

select
    path,
    cast(sum(lines) as bigint) as lines,
    cast(sum(stored) as bigint) as stored,
    cast(sum(rejected) as bigint) as rejected,
    first_time,
    last_time,
    cast(count(*) filter (where load_id is null) as bigint) as left_out,
    server

from cut
group by path, server, load_id, first_time, last_time
order by left_out nulls last, first_time nulls last, path nulls last, load_id nulls last
