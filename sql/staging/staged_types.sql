-- label: Rows of the file at hand by record type
-- grain: one row per record type
select
    type,
    sum(stored) as stored

from stage_day
group by type
order by type
