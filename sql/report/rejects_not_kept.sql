-- label: How many lines were not stored and not kept either, as there were too many in their files
-- grain: one row
-- params: since date, until date, reason varchar
with

loads as (

    select distinct load_id
    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select cast(coalesce(sum(lines), 0) as bigint) as lines, count(distinct load_id) as files
from rejected_count
where ($reason is null or reason = $reason)
    and (
        load_id in (select load_id from loads)
        or ($since is null and $until is null)
    )
