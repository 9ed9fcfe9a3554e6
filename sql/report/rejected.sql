-- label: Lines that were not stored, of the files of a period
-- grain: one row per file, of a server, and reason, and one for all that `top` cuts off
-- params: since date, until date, top integer (those with the most lines; null cuts nothing)
with

loads as (

    select distinct load_id
    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

rejects as (

    select load_id, reason, 1 as lines, line as first_line, raw
    from rejected_line
    union all
    -- These are not kept line by line.
    select load_id, reason, lines, first_line, null
    from rejected_count

),

grouped as (

    select
        load.path,
        load.server,
        rejects.reason,
        sum(rejects.lines) as lines,
        min(rejects.first_line) as first_line,
        left(min_by(rejects.raw, rejects.first_line) filter (where rejects.raw is not null), 200) as example
    from rejects
    join load on load.load_id = rejects.load_id
    where rejects.load_id in (select load_id from loads)
        or ($since is null and $until is null)
    group by load.path, load.server, rejects.reason

),

ranked as (

    select
        grouped.*,
        row_number() over (
            order by lines desc nulls last, path nulls last, reason nulls last, server nulls last
        ) as place
    from grouped

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
        case when is_kept then reason end as reason,
        case when is_kept then place end as place,
        case when is_kept then first_line end as first_line,
        case when is_kept then example end as example,
        lines
    from placed

)

select
    path,
    reason,
    cast(sum(lines) as bigint) as lines,
    first_line,
    example,
    cast(count(*) filter (where place is null) as bigint) as left_out,
    server

from cut
group by path, server, reason, place, first_line, example
order by place nulls last
