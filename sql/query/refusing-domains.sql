-- label: Which recipients' domains accepted nothing
-- grain: one row per recipients' domain without a delivery
-- params: since date, until date, isp varchar = null (only this ISP)
-- params: min_recipients integer = 1 (leaves out domains with fewer), top integer = 50 (the largest so many)
-- needs: rows
-- What PowerMTA itself decided is left out. deferred are attempts, empty where none is logged; most_said is the most
-- frequent answer.
with

logged as (

    select coalesce(sum(stored), 0) > 0 as has_deferrals
    from load_day
    where type = 't'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

answered as (

    select rcpt_domain, isp, outcome, reply
    from sent_answer
    where not is_own_decision
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        rcpt_domain, min(isp) as isp,
        count(*) filter (where outcome = 'bounced') as recipients,
        count(*) filter (where outcome = 'deferred') as deferred
    from answered
    group by rcpt_domain
    having count(*) filter (where outcome = 'delivered') = 0

),

replies as (

    select rcpt_domain, reply, count(*) as times
    from answered
    group by rcpt_domain, reply

),

most_said as (

    select
        rcpt_domain, reply, times,
        row_number() over (partition by rcpt_domain order by times desc nulls last, reply nulls last) as place
    from replies

)

select
    counted.rcpt_domain, counted.isp, counted.recipients,
    case when logged.has_deferrals then counted.deferred end as deferred,
    most_said.reply as most_said
from counted
join most_said
    on most_said.rcpt_domain is not distinct from counted.rcpt_domain
    and most_said.place = 1
cross join logged
where counted.recipients >= cast($min_recipients as bigint)
order by counted.recipients desc nulls last, counted.deferred desc nulls last, counted.rcpt_domain nulls last
limit $top
