-- label: Recipients lost and dead addresses kept by bounceCat and by any 5xx, by ISP
-- grain: one row per ISP; each recipient stands at the ISP of its newest bounce
-- params: since date, until date
-- needs: rows
with

bounces as (

    select address, isp, logged_at, bounce_cat, is_5xx
    from bounce
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

dead as (

    select distinct address
    from dead_bounce
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

signs as (

    select
        address,
        max(
            case
                when lower(bounce_cat) in ('bad-mailbox', 'inactive-mailbox', 'bad-domain') then 1
                else 0
            end
        ) as by_bounce_cat,
        max(case when is_5xx then 1 else 0 end) as by_5xx

    from bounces
    where address is not null
    group by address

),

isps as (

    select
        address,
        isp,
        row_number() over (partition by address order by logged_at desc nulls last, isp nulls last) as place

    from bounces
    where address is not null

),

recipients as (

    select
        isps.isp,
        signs.by_bounce_cat,
        signs.by_5xx,
        case when dead.address is null then 0 else 1 end as dead

    from signs
    join isps
        on isps.address = signs.address
    left join dead
        on dead.address = signs.address
    where isps.place = 1

),

counted as (

    select
        isp,
        count(*) as recipients,
        sum(dead) as dead,
        sum(by_bounce_cat) as by_bounce_cat,
        sum(by_bounce_cat * (1 - dead)) as wrong_by_bounce_cat,
        sum(dead * (1 - by_bounce_cat)) as kept_by_bounce_cat,
        sum(by_5xx) as by_5xx,
        sum(by_5xx * (1 - dead)) as wrong_by_5xx,
        sum(dead * (1 - by_5xx)) as kept_by_5xx

    from recipients
    group by isp

),

hidden as (

    select isp, count(*) as hidden
    from bounces
    where address is null
    group by isp

)

select
    coalesce(counted.isp, hidden.isp) as isp,
    coalesce(counted.recipients, 0) as recipients,
    cast(coalesce(counted.dead, 0) as bigint) as dead,
    cast(coalesce(counted.by_bounce_cat, 0) as bigint) as by_bounce_cat,
    cast(coalesce(counted.wrong_by_bounce_cat, 0) as bigint) as wrong_by_bounce_cat,
    cast(coalesce(counted.kept_by_bounce_cat, 0) as bigint) as kept_by_bounce_cat,
    cast(coalesce(counted.by_5xx, 0) as bigint) as by_5xx,
    cast(coalesce(counted.wrong_by_5xx, 0) as bigint) as wrong_by_5xx,
    cast(coalesce(counted.kept_by_5xx, 0) as bigint) as kept_by_5xx,
    -- Rows, as nobody can tell how many recipients they are.
    coalesce(hidden.hidden, 0) as rows_without_recipient

from counted
full join hidden
    on hidden.isp is not distinct from counted.isp
order by recipients desc nulls last, isp nulls last
