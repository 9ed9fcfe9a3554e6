-- label: Answers to mail that was not delivered, by ISP
-- grain: one row per ISP, outcome, bounce category and reply text as logged
-- params: since date, until date
with

answers as (

    select isp, outcome, bounce_cat, coalesce(dsn_diag, dsn_status, '') as reply
    from attempt
    where outcome in ('bounced', 'deferred')
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select isp, outcome, bounce_cat, reply, count(*) as count
from answers
group by isp, outcome, bounce_cat, reply
order by count desc, isp nulls last, outcome, bounce_cat nulls last, reply
