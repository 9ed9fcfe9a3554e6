-- label: An optional time such as 2026-11-18 09:00:00+0100 as microseconds since 1970
-- grain: a macro
create or replace temp macro instant(cell) as
case
    when cell is null then null
    -- The form is told exactly: DuckDB reads more forms than the streaming lane does. Days that are none fail in the cast.
    when regexp_full_match(
        cell,
        '(19[7-9][0-9]|2[0-9]{3})-[0-9]{2}-[0-9]{2} ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-](0[0-9]|1[0-7])[0-5][0-9]'
    )
    then coalesce(
        epoch_us(try_cast(cell as timestamptz)),
        error('the bulk lane declines: the time ' || cell)
    )
    else error('the bulk lane declines: the time ' || cell)
end
