-- label: The ledger: what was loaded, every line accounted for
-- grain: one row per load
-- params: since date, until date
with

days as (

    select
        load_id,
        count(*) as days,
        count(*) filter (where kept = 'rows') as days_with_rows,
        count(*) filter (where kept = 'nothing') as days_with_nothing,
        count(*) filter (
            where ($since is null or day >= cast($since as date))
                and ($until is null or day <= cast($until as date))
        ) as days_in_period

    from load_day
    group by load_id

)

select
    load.load_id as load,
    load.path,
    load.location,
    case when load.begin_offset = 0 then 'loaded' else 'grown' end as status,
    load.lane,
    load.begin_offset as from_byte,
    load.end_offset as to_byte,
    load.lines,
    load.headers,
    load.blank,
    load.stored,
    load.rejected,
    load.first_time,
    load.last_time,
    load.loaded_at,
    load.tool_version,
    case
        when days.days is null or days.days_with_rows = days.days then 'rows'
        when days.days_with_nothing = days.days then 'nothing'
        when days.days_with_rows = 0 and days.days_with_nothing = 0 then 'hours'
        else 'part'
    end as kept,
    load.server

from load
left join days on days.load_id = load.load_id
where ($since is null and $until is null)
    or days.days_in_period > 0
order by load.load_id nulls last
