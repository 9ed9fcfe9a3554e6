-- label: An optional whole number of at most 18 digits
-- grain: a macro
create or replace temp macro whole_number(cell, number) as
case
    when cell is null then null
    -- Written back it must be the same text: 007, +7 and 7.0 are the streaming lane's.
    when cast(number as varchar) = cell and number >= 0 and number < 1000000000000000000 then number
    else error('the bulk lane declines: the number ' || cell)
end
