-- label: Answers to mail that was not delivered, by ISP
-- grain: one row per ISP, outcome, bounce category and masked reply text
-- params: since date, until date
-- needs: rows
with

refusals as (

    select isp, outcome, bounce_cat, reply
    from refusal
    where category <> 'administrative'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select isp, outcome, bounce_cat, reply, count(*) as count
from refusals
group by isp, outcome, bounce_cat, reply
order by count desc nulls last, isp nulls last, outcome nulls last, bounce_cat nulls last, reply nulls last
