-- label: Why mail bounced: category, reason and domain
-- grain: one row per bounce category, masked reply text and recipients' domain
-- params: since date, until date, isp varchar = null (only this ISP), bounce_cat varchar = null (such as spam-related)
-- params: domain varchar = null (only this recipients' domain), top integer = 50 (the largest so many)
-- needs: rows
-- What PowerMTA itself decided is no reason of an ISP and is left out.
with

bounces as (

    select bounce_cat, reply, rcpt_domain
    from sent_answer
    where outcome = 'bounced'
        and not is_own_decision
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))
        and ($bounce_cat is null or coalesce(lower(bounce_cat), 'unknown') = lower(cast($bounce_cat as varchar)))
        and ($domain is null or rcpt_domain = lower(cast($domain as varchar)))

)

select bounce_cat, reply, rcpt_domain, count(*) as bounced
from bounces
group by bounce_cat, reply, rcpt_domain
order by bounced desc nulls last, bounce_cat nulls last, reply nulls last, rcpt_domain nulls last
limit $top
