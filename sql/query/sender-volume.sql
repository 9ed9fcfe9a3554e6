-- label: Which sending domains are bulk senders: 5,000 a day and more
-- grain: one row per day, organisational sending domain and ISP
-- params: since date, until date, isp varchar = null (only this ISP), threshold integer = 5000 (of one day)
-- params: min_recipients integer = 1 (leaves out days with fewer), top integer = 50 (the largest so many)
-- needs: rows
-- The organisational domain is made of the envelope sender’s: its last two names, three where the last but one is a
-- registry’s own such as co.uk. ISPs count by the domain of the From header, which may be another.
with

answered as (

    select
        day, isp,
        nullif(
            first_group(
                domain_of(orig), '([^.]+[.](?:(?:ac|co|com|edu|gob|gov|net|nom|or|org)[.][a-z][a-z]|[^.]+))$'
            ),
            ''
        ) as sender_domain
    from sent_answer
    where outcome in ('delivered', 'bounced')
        and not is_own_decision
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select day, sender_domain, isp, count(*) as recipients
    from answered
    group by day, sender_domain, isp

)

select day, sender_domain, isp, recipients, recipients >= cast($threshold as bigint) as is_bulk
from counted
where recipients >= cast($min_recipients as bigint)
order by recipients desc nulls last, day nulls last, sender_domain nulls last, isp nulls last
limit $top
