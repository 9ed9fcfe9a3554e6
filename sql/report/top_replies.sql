-- label: Most frequent answers to mail that was not delivered
-- grain: one row per ISP, outcome, bounce category and masked reply text
-- params: since date, until date, top integer
-- engine: duckdb (regular expressions)
with

replies as (

    select
        isp,
        outcome,
        bounce_cat,
        source_ip,
        coalesce(dsn_diag, dsn_status, '') as reply

    from attempt
    where outcome in ('bounced', 'deferred')
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

-- What varies from message to message would make every reply unique.
addressless as (

    select
        isp,
        outcome,
        bounce_cat,
        source_ip,
        regexp_replace(
            regexp_replace(reply, '<?[^\s<>@]+@[^\s<>@]+>?', '<address>', 'g'),
            '\[?\b[0-9]{1,3}(\.[0-9]{1,3}){3}\b\]?',
            '<ip>',
            'g'
        ) as reply

    from replies

),

masked as (

    select
        isp,
        outcome,
        bounce_cat,
        source_ip,
        regexp_replace(
            regexp_replace(
                reply,
                '\b([0-9a-zA-Z]+[-.])*[0-9a-zA-Z]*([0-9][a-zA-Z]|[a-zA-Z][0-9])[0-9a-zA-Z]{7,}([-.][0-9a-zA-Z]+)*\b',
                '<id>',
                'g'
            ),
            '\b[0-9]{6,}\b',
            '<n>',
            'g'
        ) as reply

    from addressless

)

select
    isp,
    outcome,
    bounce_cat,
    reply,
    count(*) as count,
    count(distinct source_ip) as source_ips

from masked
group by isp, outcome, bounce_cat, reply
order by count desc, isp nulls last, outcome, reply, bounce_cat nulls last
limit $top
