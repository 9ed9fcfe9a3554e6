-- label: Every line that was not stored
-- grain: one row per line
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
    rejected_line.line,
    rejected_line.byte_offset,
    rejected_line.reason,
    rejected_line.detail,
    rejected_line.raw,
    load.server

from rejected_line
join load on load.load_id = rejected_line.load_id
where ($reason is null or rejected_line.reason = $reason)
    and (
        rejected_line.load_id in (select load_id from loads)
        or ($since is null and $until is null)
    )
order by load.load_id nulls last, rejected_line.line nulls last
