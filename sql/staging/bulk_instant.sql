-- label: An optional time as microseconds since 1970
-- grain: a macro
create or replace temp macro instant(cell) as
case
    when cell is not null then local_time(cell) - offset_seconds(cell) * cast(1000000 as bigint)
end
