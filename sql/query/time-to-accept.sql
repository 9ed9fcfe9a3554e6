-- label: How long mail waits until it is accepted, with what is still waiting
-- grain: one row per ISP and stretch of seconds
-- params: since date, until date, isp varchar = null (only this ISP)
-- needs: rows
-- shares: waiting_share = left after accepted / at_risk by isp
-- Kaplan and Meier: waiting_share is the share that is estimated to be still waiting at the end of a stretch. Mail that
-- bounced, or was still open at the last answer of the days asked, counts as waiting until then and not at all
-- afterwards. Only mail with an answer in these days and a time of receipt can be seen.
with

answers as (

    select lower(rcpt) as address, orig, job, queued_at, isp, outcome, logged_at
    from sent
    where logged_at is not null
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

last_answer as (

    select max(logged_at) as last_at
    from answers

),

recipients as (

    select
        address, queued_at,
        min(isp) as isp,
        min(logged_at) filter (where outcome = 'delivered') as accepted_at,
        min(logged_at) filter (where outcome = 'bounced') as gone_at

    from answers
    where address is not null
        and not is_redacted(address)
        and queued_at is not null
    group by address, orig, job, queued_at

),

waits as (

    select
        recipients.isp,
        seconds_between(recipients.queued_at, coalesce(accepted_at, gone_at, last_answer.last_at)) as seconds,
        case when accepted_at is not null then 1 else 0 end as accepted,
        case when accepted_at is null and gone_at is not null then 1 else 0 end as bounced,
        case when accepted_at is null and gone_at is null then 1 else 0 end as still_open

    from recipients
    cross join last_answer
    where ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

isps as (

    select distinct isp
    from waits

),

stretches as (

    select isps.isp, delivery_bin.place, delivery_bin.above_seconds, delivery_bin.to_seconds
    from isps
    cross join delivery_bin

),

counted as (

    select
        stretches.isp, stretches.place, stretches.above_seconds, stretches.to_seconds,
        coalesce(sum(waits.accepted), 0) as accepted,
        coalesce(sum(waits.bounced), 0) as bounced,
        coalesce(sum(waits.still_open), 0) as still_open,
        count(waits.seconds) as ended

    from stretches
    left join waits
        on waits.isp is not distinct from stretches.isp
        and (waits.seconds > stretches.above_seconds or stretches.place = 1)
        and (waits.seconds <= stretches.to_seconds or stretches.to_seconds is null)
    group by stretches.isp, stretches.place, stretches.above_seconds, stretches.to_seconds

),

running as (

    select
        counted.*,
        sum(ended) over (
            partition by isp order by place desc nulls last rows between unbounded preceding and current row
        ) as at_risk
    from counted

)

select
    isp, above_seconds, to_seconds, cast(at_risk as bigint) as at_risk, cast(accepted as bigint) as accepted,
    cast(bounced as bigint) as bounced, cast(still_open as bigint) as still_open
from running
order by isp nulls last, place nulls last
