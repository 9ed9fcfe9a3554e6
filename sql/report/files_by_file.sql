-- label: The ledger by file: the loads of a file that has grown folded together
-- grain: one row per file
-- params: since date, until date
with recursive

loads_asked as (

    select distinct load_id
    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

-- A load goes on where an earlier one of the same file ended: the same place, or else the same beginning. Files of two
-- servers may have one place.
predecessors as (

    select
        later.load_id,
        coalesce(
            max(earlier.load_id) filter (
                where earlier.location = later.location and coalesce(earlier.server = later.server, true)
            ),
            max(earlier.load_id) filter (where earlier.head_sha256 = later.head_sha256),
            max(earlier.load_id) filter (
                where earlier.path = later.path and coalesce(earlier.server = later.server, true)
            )
        ) as earlier_load_id

    from load as later
    join load as earlier
        on earlier.end_offset = later.begin_offset
        and earlier.load_id < later.load_id
    where later.begin_offset > 0
    group by later.load_id

),

chains as (

    select load.load_id, load.load_id as first_load_id
    from load
    left join predecessors on predecessors.load_id = load.load_id
    where predecessors.earlier_load_id is null
    union all
    select predecessors.load_id, chains.first_load_id
    from predecessors
    join chains on chains.load_id = predecessors.earlier_load_id

),

files as (

    select
        chains.first_load_id,
        count(*) as loads,
        max(load.load_id) as last_load_id,
        max(load.end_offset) as to_byte,
        sum(load.lines) as lines,
        sum(load.headers) as headers,
        sum(load.blank) as blank,
        sum(load.stored) as stored,
        sum(load.rejected) as rejected,
        min(load.first_time) as first_time,
        max(load.last_time) as last_time,
        count(*) filter (where load.load_id in (select load_id from loads_asked)) as loads_in_period

    from chains
    join load on load.load_id = chains.load_id
    group by chains.first_load_id

)

select
    last_load.path,
    last_load.location,
    files.loads,
    files.to_byte as bytes,
    cast(files.lines as bigint) as lines,
    cast(files.headers as bigint) as headers,
    cast(files.blank as bigint) as blank,
    cast(files.stored as bigint) as stored,
    cast(files.rejected as bigint) as rejected,
    files.first_time,
    files.last_time,
    last_load.loaded_at as last_loaded_at,
    last_load.server

from files
join load as last_load on last_load.load_id = files.last_load_id
where ($since is null and $until is null)
    or files.loads_in_period > 0
order by files.first_load_id nulls last
