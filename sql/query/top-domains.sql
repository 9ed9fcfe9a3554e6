-- label: Which recipients' domains got the most mail
-- grain: one row per recipients' domain
-- params: since date, until date, isp varchar = null (only this ISP), top integer = 10 (the largest so many)
-- needs: rows
-- shares: recipients_share = recipients / all_recipients, bounced_share = bounced - administrative / recipients - administrative
-- means: mean_seconds = all_seconds / timed
-- administrative are the bounces that PowerMTA was told to make: no ISP answered, bounced_share leaves them out.
with

logged as (

    select coalesce(sum(stored), 0) > 0 as has_deferrals
    from load_day
    where type = 't'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

sent_mail as (

    select rcpt_domain, outcome, seconds, is_own_decision
    from sent_answer
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select
        rcpt_domain,
        count(*) filter (where outcome in ('delivered', 'bounced')) as recipients,
        count(*) filter (where outcome = 'delivered') as delivered,
        count(*) filter (where outcome = 'bounced') as bounced,
        count(*) filter (where outcome = 'bounced' and is_own_decision) as administrative,
        count(*) filter (where outcome = 'deferred') as deferred,
        count(seconds) as timed,
        sum(seconds) as all_seconds,
        max(seconds) as max_seconds

    from sent_mail
    group by rcpt_domain

),

compared as (

    select counted.*, sum(recipients) over () as all_recipients
    from counted

)

select
    rcpt_domain, recipients, delivered, bounced, administrative,
    case when logged.has_deferrals then deferred end as deferred,
    timed, cast(all_seconds as bigint) as all_seconds, max_seconds, cast(all_recipients as bigint) as all_recipients
from compared
cross join logged
order by recipients desc nulls last, compared.deferred desc nulls last, rcpt_domain nulls last
limit $top
