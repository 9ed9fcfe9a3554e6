-- label: Addresses that are dead, each with the newest row that says so
-- grain: one row per address
-- params: since date, until date
-- needs: rows
with

refusals as (

    select
        dead_bounce.address, dead_bounce.isp, dead_bounce.logged_at, dead_bounce.utc_offset_seconds,
        dead_bounce.source_ip, dead_bounce.code, dead_bounce.category, dead_bounce.rule, dead_bounce.line, load.path,
        coalesce(dead_bounce.dsn_diag, dead_bounce.dsn_status) as reply

    from dead_bounce
    join load
        on load.load_id = dead_bounce.load_id
    where ($since is null or dead_bounce.day >= cast($since as date))
        and ($until is null or dead_bounce.day <= cast($until as date))

),

totals as (

    select
        address,
        min(logged_at) as first_at,
        min_by(utc_offset_seconds, logged_at) as first_utc_offset_seconds,
        max(logged_at) as last_at,
        max_by(utc_offset_seconds, logged_at) as last_utc_offset_seconds,
        count(*) as refusals

    from refusals
    group by address

),

newest as (

    select
        refusals.*,
        row_number() over (
            partition by address
            order by
                logged_at desc nulls last, path nulls last, line nulls last, reply nulls last, source_ip nulls last,
                isp nulls last, rule nulls last
        ) as place

    from refusals

)

select
    newest.address,
    newest.isp,
    totals.first_at,
    totals.first_utc_offset_seconds,
    totals.last_at,
    totals.last_utc_offset_seconds,
    totals.refusals,
    newest.reply,
    newest.code,
    newest.category,
    newest.rule,
    newest.source_ip,
    newest.path as file,
    newest.line

from newest
join totals
    on totals.address = newest.address
where newest.place = 1
order by newest.address nulls last
