-- label: Take the rows away that name people who were forgotten
-- grain: one row per row
-- places: table, in braces
delete from {table}
where rowid in (select place from forgotten_row)
