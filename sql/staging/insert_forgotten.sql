-- label: Note who was forgotten
-- grain: one row per way in which an address may have stood in the store
-- params: salt varchar, forgotten_at varchar
insert into forgotten by name
select
    $salt as salt,
    field_0 as digest,
    cast($forgotten_at as timestamptz) as forgotten_at

from text_rows()
where field_0 not in (select digest from forgotten)
