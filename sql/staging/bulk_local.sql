-- label: A local time such as 2026-11-18 09:00:00+0100 as microseconds since 1970 of the clock on the wall
-- grain: a macro
create or replace temp macro local_time(cell) as
case
    -- Written back it must be the same text; DuckDB reads more forms than the streaming lane does.
    when cast(try_cast(substr(cell, 1, 19) as timestamp) as varchar) = substr(cell, 1, 19)
        and epoch_us(try_cast(substr(cell, 1, 19) as timestamp)) >= 0
    then epoch_us(try_cast(substr(cell, 1, 19) as timestamp))
    else error('the bulk lane declines: the time ' || coalesce(cell, '(empty)'))
end
