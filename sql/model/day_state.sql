-- label: What stands in the store of a day that can be, as far as its counts are kept
-- grain: one row per local day
-- Another load changes it; taking rows out or judging replies anew does not.
select
    day,
    count(distinct load_id) as loads,
    cast(sum(stored) as bigint) as stored,
    max(load_id) as last_load

from load_day
where day in (select day from possible_day)
group by day
having bool_or(kept <> 'nothing')
