-- label: The seventeen stretches in which delivery times are counted
-- grain: one row per stretch: above one number of seconds, up to the other; the first has its beginning too, the last no end
select 1 as place, 0 as above_seconds, 5 as to_seconds
union all
select 2, 5, 30
union all
select 3, 30, 60
union all
select 4, 60, 120
union all
select 5, 120, 300
union all
select 6, 300, 600
union all
select 7, 600, 1800
union all
select 8, 1800, 3600
union all
select 9, 3600, 7200
union all
select 10, 7200, 10800
union all
select 11, 10800, 14400
union all
select 12, 14400, 18000
union all
select 13, 18000, 21600
union all
select 14, 21600, 28800
union all
select 15, 28800, 36000
union all
select 16, 36000, 43200
union all
select 17, 43200, null
