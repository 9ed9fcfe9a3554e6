-- label: Lines that were not stored, by file and reason
-- grain: one row per file, of a server, and reason
-- params: since date, until date, reason varchar
-- needs: rows
with

loads as (

    select distinct load_id
    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

rejects as (

    select load_id, reason, 1 as lines, line as first_line
    from rejected_line
    union all
    -- These are not kept line by line.
    select load_id, reason, lines, first_line
    from rejected_count

)

select
    load.path,
    rejects.reason,
    cast(sum(rejects.lines) as bigint) as lines,
    min(rejects.first_line) as first_line,
    load.server

from rejects
join load on load.load_id = rejects.load_id
where ($reason is null or rejects.reason = $reason)
    and (
        rejects.load_id in (select load_id from loads)
        or ($since is null and $until is null)
    )
group by load.path, load.server, rejects.reason
order by lines desc nulls last, load.path nulls last, rejects.reason nulls last, load.server nulls last
