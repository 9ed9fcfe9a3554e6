-- label: The answers behind a finding
-- grain: one row per masked reply text
-- params: day date, source_ip varchar, isp varchar, severity_class varchar
-- needs: rows
with

relevant as (

    select reply
    from refusal
    where day = cast($day as date)
        and outcome = 'bounced'
        and source_ip is not distinct from $source_ip
        and isp is not distinct from $isp
        and severity_class = $severity_class

)

select reply, count(*) as count
from relevant
group by reply
order by count desc nulls last, reply nulls last
limit 3
