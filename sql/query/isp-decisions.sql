-- label: How the destination ISP was told, with an example of each
-- grain: one row per ISP and deciding step
-- params: since date, until date
-- needs: rows
with

decided as (

    select isp, isp_source, queue, rcpt_domain, dsn_mta
    from attempt
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select
    isp,
    isp_source,
    count(*) as count,
    min(queue) as example_queue,
    min(rcpt_domain) as example_domain,
    min(dsn_mta) as example_mta

from decided
group by isp, isp_source
order by count desc nulls last, isp nulls last, isp_source nulls last
