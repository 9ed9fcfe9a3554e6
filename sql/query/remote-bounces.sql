-- label: What was delivered and bounced later
-- grain: one row per ISP, category and masked reply text
-- params: since date, until date, isp varchar = null (only this ISP), top integer = 50 (the largest so many)
-- needs: rows
-- logs: rb
-- Bounce messages that came after the delivery: they name no source IP, and the delivery stays counted as one.
with

reports as (

    select remote_report.isp, remote_report.rcpt, reply.category, reply.text as reply
    from remote_report
    left join reply
        on reply.reply_id = remote_report.reply_id
    where remote_report.type = 'rb'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select isp, category, reply, count(*) as remote_bounces, count(distinct lower(rcpt)) as addresses
from reports
where ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
group by isp, category, reply
order by remote_bounces desc nulls last, isp nulls last, category nulls last, reply nulls last
limit $top
