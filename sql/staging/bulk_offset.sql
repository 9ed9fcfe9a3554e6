-- label: Seconds between local time and UTC, for the offsets that the file at hand carries
-- grain: a macro
-- places: offsets, in braces: one `when` for each of them
create or replace temp macro offset_seconds(cell) as
case substr(cell, 20)
    {offsets}
    else error('the bulk lane declines: the time ' || coalesce(cell, '(empty)'))
end
