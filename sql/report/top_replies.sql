-- label: Most frequent answers to mail that was not delivered
-- grain: one row per ISP, outcome, masked reply text, category and bounce category
-- params: since date, until date, top integer
-- needs: rows
with

refusals as (

    select isp, outcome, reply, category, nullif(severity_class, 'unknown') as severity_class, bounce_cat, source_ip
    from refusal
    where category <> 'administrative'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select
    isp,
    outcome,
    reply,
    category,
    severity_class,
    bounce_cat,
    count(*) as count,
    count(distinct source_ip) as source_ips

from refusals
group by isp, outcome, reply, category, severity_class, bounce_cat
order by
    count desc nulls last, isp nulls last, outcome nulls last, reply nulls last, category nulls last,
    bounce_cat nulls last
limit $top
