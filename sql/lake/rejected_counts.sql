-- label: How many lines of loads were rejected for which reason, where the lines themselves are not published
-- grain: one row per load and reason
-- engine: duckdb
select
    published_load.lake_load_id as load_id,
    rejects.reason,
    cast(sum(rejects.lines) as bigint) as lines,
    min(rejects.first_line) as first_line

from (
    select load_id, reason, 1 as lines, line as first_line
    from rejected_line
    union all
    select load_id, reason, lines, first_line
    from rejected_count
) as rejects
join published_load
    on published_load.load_id = rejects.load_id
group by published_load.lake_load_id, rejects.reason
order by load_id, rejects.reason
