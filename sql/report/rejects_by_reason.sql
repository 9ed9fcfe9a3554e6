-- label: Lines that were not stored, by file and reason
-- grain: one row per file and reason
-- params: since date, until date, reason varchar
-- needs: rows
with

loads as (

    select distinct load_id
    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select
    load.path,
    rejected_line.reason,
    count(*) as lines,
    min(rejected_line.line) as first_line

from rejected_line
join load on load.load_id = rejected_line.load_id
where ($reason is null or rejected_line.reason = $reason)
    and (
        rejected_line.load_id in (select load_id from loads)
        or ($since is null and $until is null)
    )
group by load.path, rejected_line.reason
order by lines desc, load.path, rejected_line.reason
