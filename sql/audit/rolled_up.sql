-- label: Mail to certain domains that lay in a queue of another name
-- grain: one row per recipients' domain, queue and vMTA
-- params: since date, until date, domains varchar (between commas)
-- needs: rows
with

rows_asked as (

    select
        lower(rcpt_domain) as domain, queue, vmta, logged_at, utc_offset_seconds

    from sent
    where queue is not null
        and position(',' || lower(rcpt_domain) || ',' in ',' || $domains || ',') > 0
        -- What has a comma itself would be found across two of them.
        and position(',' in rcpt_domain) = 0
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
where not begins_with(lower(queue), domain || '/')
group by domain, queue, vmta
order by domain nulls last, queue nulls last, vmta nulls last
