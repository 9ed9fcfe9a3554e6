-- label: The answers behind a finding
-- grain: one row per masked reply text
-- params: day date, source_ip varchar, isp varchar, hard boolean
-- needs: rows
with

relevant as (

    select reply
    from refusal
    where day = cast($day as date)
        and outcome = 'bounced'
        and source_ip is not distinct from $source_ip
        and isp is not distinct from $isp
        and (
            ($hard and bounce_cat in ('bad-mailbox', 'inactive-mailbox', 'bad-domain'))
            or (
                not $hard
                and bounce_cat in ('spam-related', 'policy-related', 'content-related', 'virus-related')
            )
        )

)

select reply, count(*) as count
from relevant
group by reply
order by count desc, reply
limit 3
