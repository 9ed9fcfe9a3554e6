-- label: The answers behind a finding
-- grain: one row per reply text
-- params: day date, source_ip varchar, isp varchar, hard boolean
with

bounces as (

    select coalesce(dsn_diag, dsn_status, '') as reply, bounce_cat
    from attempt
    where day = cast($day as date)
        and outcome = 'bounced'
        and source_ip is not distinct from $source_ip
        and isp is not distinct from $isp

),

relevant as (

    select regexp_replace(reply, '<?[^\s<>@]+@[^\s<>@]+>?', '<address>', 'g') as reply
    from bounces
    where ($hard and bounce_cat in ('bad-mailbox', 'inactive-mailbox', 'bad-domain'))
        or (
            not $hard
            and bounce_cat in ('spam-related', 'policy-related', 'content-related', 'virus-related')
        )

)

select reply, count(*) as count
from relevant
group by reply
order by count desc, reply
limit 3
