-- label: Which recipients' domains bounced the most, and what they said
-- grain: one row per recipients' domain
-- params: since date, until date, isp varchar = null (only this ISP), top integer = 10 (the largest so many)
-- needs: rows
-- shares: bounced_share = bounced / recipients
-- permanent and temporary are the bounces with status 5.x.x and 4.x.x. What PowerMTA itself decided is left out.
with

answered as (

    select rcpt_domain, outcome, dsn_status, reply
    from sent_answer
    where outcome in ('delivered', 'bounced')
        and not is_own_decision
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        rcpt_domain,
        count(*) as recipients,
        count(*) filter (where outcome = 'bounced') as bounced,
        count(*) filter (where outcome = 'bounced' and begins_with(dsn_status, '5.')) as permanent,
        count(*) filter (where outcome = 'bounced' and begins_with(dsn_status, '4.')) as temporary
    from answered
    group by rcpt_domain

),

replies as (

    select rcpt_domain, reply, count(*) as times
    from answered
    where outcome = 'bounced'
    group by rcpt_domain, reply

),

most_said as (

    select
        rcpt_domain, reply, times,
        row_number() over (partition by rcpt_domain order by times desc nulls last, reply nulls last) as place
    from replies

)

select
    counted.rcpt_domain, counted.recipients, counted.bounced, counted.permanent, counted.temporary,
    most_said.reply as most_said, most_said.times
from counted
join most_said
    on most_said.rcpt_domain is not distinct from counted.rcpt_domain
    and most_said.place = 1
order by bounced desc nulls last, rcpt_domain nulls last
limit $top
