-- label: Lines that were not stored, of the files of a period
-- grain: one row per file and reason
-- params: since date, until date
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

)

select
    load.path,
    rejects.reason,
    cast(sum(rejects.lines) as bigint) as lines,
    min(rejects.first_line) as first_line,
    left(min_by(rejects.raw, rejects.first_line) filter (where rejects.raw is not null), 200) as example

from rejects
join load on load.load_id = rejects.load_id
where rejects.load_id in (select load_id from loads)
    or ($since is null and $until is null)
group by load.path, rejects.reason
order by lines desc nulls last, load.path nulls last, rejects.reason nulls last
