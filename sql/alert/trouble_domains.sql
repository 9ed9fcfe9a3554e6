-- label: The recipients' domains with the most bounces of a kind, or the most deferrals
-- grain: one row per domain, at most five
-- params: day date, source_ip varchar, isp varchar, job varchar (null for all of each), kind varchar (hard, block or deferral)
-- needs: rows
with

relevant as (

    select
        sent.rcpt_domain,
        case when sent.outcome = 'deferred' then 'deferral' else reply_category.severity_class end as kind

    from sent
    left join reply
        on reply.reply_id = sent.reply_id
    left join reply_category
        on reply_category.category = reply.category
    where sent.day = cast($day as date)
        and sent.outcome in ('bounced', 'deferred')
        and reply.category is distinct from 'administrative'
        and ($source_ip is null or sent.source_ip = cast($source_ip as varchar))
        and ($isp is null or sent.isp = cast($isp as varchar))
        and ($job is null or sent.job = cast($job as varchar))

)

select rcpt_domain, count(*) as events
from relevant
where kind = cast($kind as varchar)
group by rcpt_domain
order by events desc nulls last, rcpt_domain nulls last
limit 5
