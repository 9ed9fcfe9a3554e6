-- label: In which hours of a day nothing was logged
-- grain: one row per local day and hour of the day without rows
-- params: since date, until date, server varchar = null (only this server), top integer = 200 (the first so many rows)
-- needs: counts
-- From 00 to 23 of the files’ own clock, of days of which anything is stored; of one server from its first day on, also
-- where others alone have rows. The hour that the clocks skip in spring is none. An hour may be empty because nothing was
-- sent; the last day may not be over.
with

hours as (

    select distinct day, substr(hour, 12, 2) as hour_of_day, cast(substr(hour, 14, 3) as integer) as clock
    from hourly
    where hour is not null
        and day in (select day from possible_day)
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($server is null or coalesce(server, 'unknown') = cast($server as varchar))

),

first_day as (

    select min(day) as day
    from hourly
    where hour is not null
        and day in (select possible_day.day from possible_day)
        and ($server is null or coalesce(server, 'unknown') = cast($server as varchar))

),

days as (

    select possible_day.day, count(distinct hours.hour_of_day) as hours
    from possible_day
    left join hours
        on hours.day = possible_day.day
    where possible_day.day >= (select first_day.day from first_day)
        and ($since is null or possible_day.day >= cast($since as date))
        and ($until is null or possible_day.day <= cast($until as date))
    group by possible_day.day

),

clock_face as (

    select '00' as hour_of_day, '23' as before, '01' as after
    union all
    select '01', '00', '02'
    union all
    select '02', '01', '03'
    union all
    select '03', '02', '04'
    union all
    select '04', '03', '05'
    union all
    select '05', '04', '06'
    union all
    select '06', '05', '07'
    union all
    select '07', '06', '08'
    union all
    select '08', '07', '09'
    union all
    select '09', '08', '10'
    union all
    select '10', '09', '11'
    union all
    select '11', '10', '12'
    union all
    select '12', '11', '13'
    union all
    select '13', '12', '14'
    union all
    select '14', '13', '15'
    union all
    select '15', '14', '16'
    union all
    select '16', '15', '17'
    union all
    select '17', '16', '18'
    union all
    select '18', '17', '19'
    union all
    select '19', '18', '20'
    union all
    select '20', '19', '21'
    union all
    select '21', '20', '22'
    union all
    select '22', '21', '23'
    union all
    select '23', '22', '00'

),

empty as (

    select days.day, clock_face.hour_of_day, clock_face.before, clock_face.after, days.hours
    from days
    cross join clock_face
    left join hours
        on hours.day = days.day
        and hours.hour_of_day = clock_face.hour_of_day
    where hours.day is null

),

-- Where the clocks behind the hole are ahead of those before it, the hour was skipped; servers may have several.
skipped as (

    select empty.day, empty.hour_of_day
    from empty
    join hours as before
        on before.day = empty.day
        and before.hour_of_day = empty.before
        and before.hour_of_day < empty.hour_of_day
    join hours as after
        on after.day = empty.day
        and after.hour_of_day = empty.after
        and after.hour_of_day > empty.hour_of_day
    group by empty.day, empty.hour_of_day
    having min(before.clock) < min(after.clock)
        and max(before.clock) < max(after.clock)

)

select empty.day, empty.hour_of_day, empty.hours as hours_with_rows
from empty
left join skipped
    on skipped.day = empty.day
    and skipped.hour_of_day = empty.hour_of_day
where skipped.day is null
order by empty.day nulls last, empty.hour_of_day nulls last
limit $top
