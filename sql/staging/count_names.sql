-- label: How many names there are of each kind by which mail is told apart, about
-- grain: one row
-- engine: duckdb
-- Of servers only those of the last week: the hours of all days are many.
select
    (select approx_count_distinct(source_ip) from daily) as source_ip,
    (select approx_count_distinct(vmta) from daily) as vmta,
    (select approx_count_distinct(pool) from daily) as pool,
    (select approx_count_distinct(job) from daily_job) as job,
    (
        select approx_count_distinct(server)
        from hourly
        where day > (select max(possible_day.day) from possible_day) - 7
    ) as server
