-- label: Mail to certain domains that lay in a queue of another name
-- grain: one row per recipients' domain, queue and vMTA
-- params: since date, until date, domains varchar (between commas)
-- needs: rows
-- engine: duckdb
with

domains as (

    select unnest(string_split($domains, ',')) as domain

),

rows_asked as (

    select
        lower(rcpt_domain) as domain, queue, vmta, logged_at, utc_offset_seconds

    from attempt
    where outcome <> 'not_sent'
        and queue is not null
        and lower(rcpt_domain) in (select domain from domains)
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select
    domain,
    queue,
    vmta,
    count(*) as events,
    min(logged_at) as first_at,
    min_by(utc_offset_seconds, logged_at) as first_utc_offset_seconds

from rows_asked
where not starts_with(lower(queue), domain || '/')
group by domain, queue, vmta
order by domain, queue, vmta nulls last
