-- label: An optional whole number of at most 18 digits
-- grain: a macro
create or replace temp macro whole_number(cell) as
case
    when cell is null then null
    when cast(try_cast(cell as bigint) as varchar) = cell and strlen(cell) <= 18 and try_cast(cell as bigint) >= 0
    then try_cast(cell as bigint)
    else error('the bulk lane declines: the number ' || cell)
end
