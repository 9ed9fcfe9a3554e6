-- label: Take people who were forgotten out of what was told
-- grain: one row per row
-- places: table, column and kind of its cells, in braces
update {table}
set {column} = forgotten_cell('{kind}', {column}, null, null)
where {column} is distinct from forgotten_cell('{kind}', {column}, null, null)
