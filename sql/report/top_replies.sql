-- label: Most frequent answers to mail that was not delivered
-- grain: one row per ISP, outcome, bounce category and masked reply text
-- params: since date, until date, top integer
-- needs: rows
with

refusals as (

    select isp, outcome, bounce_cat, reply, source_ip
    from refusal
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select
    isp,
    outcome,
    bounce_cat,
    reply,
    count(*) as count,
    count(distinct source_ip) as source_ips

from refusals
group by isp, outcome, bounce_cat, reply
order by count desc, isp nulls last, outcome, reply, bounce_cat nulls last
limit $top
