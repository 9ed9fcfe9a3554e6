-- label: Say of old days what is left of them
-- grain: one row per load, local day and record type
-- params: before date, kept varchar
update load_day
set kept = $kept
where day < cast($before as date)
    and kept <> 'nothing'
