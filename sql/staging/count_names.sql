-- label: How many names there are of each kind by which mail is told apart, about
-- grain: one row
-- engine: duckdb
-- Of jobs only those of the last week, as new ones come each day and a year of them is no crowd; of servers too, as the hours
-- of all days are many.
with

last_week as (

    select max(possible_day.day) - 7 as before
    from possible_day

)

select
    (select approx_count_distinct(source_ip) from daily) as source_ip,
    (select approx_count_distinct(vmta) from daily) as vmta,
    (select approx_count_distinct(pool) from daily) as pool,
    (select approx_count_distinct(job) from daily_job where day > (select last_week.before from last_week)) as job,
    (select approx_count_distinct(server) from hourly where day > (select last_week.before from last_week)) as server
