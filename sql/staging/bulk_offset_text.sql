-- label: The end of a local hour such as 2026-11-18T09+01:00, for the offsets that the file at hand carries
-- grain: a macro
-- places: offsets, in braces: one `when` for each of them
create or replace temp macro offset_text(seconds) as
case seconds
    {offsets}
end
