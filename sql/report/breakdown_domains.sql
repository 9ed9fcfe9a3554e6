-- label: The mail of a report by recipient domain and by sending domain
-- grain: one row per dimension and domain, and per dimension one for all that `top` cuts off
-- params: since date, until date, top integer (those with the most mail; null cuts nothing), floor integer (a recipient
-- params: domain with fewer attempts may be one person and is not named; null names all)
-- needs: rows
with

rows_sent as (

    select
        sent.rcpt_domain,
        domain_of(sent.orig) as sender_domain,
        sent.outcome
    from sent
    left join reply
        on reply.reply_id = sent.reply_id
    where ($since is null or sent.day >= cast($since as date))
        and ($until is null or sent.day <= cast($until as date))
        and reply.category is distinct from 'administrative'

),

named as (

    select 'rcpt_domain' as dimension, rcpt_domain as name, outcome from rows_sent
    union all
    select 'sender_domain', sender_domain, outcome from rows_sent

),

counted as (

    select
        dimension, name,
        count(*) filter (where outcome = 'delivered') as delivered,
        count(*) filter (where outcome in ('delivered', 'bounced')) as recipients,
        count(*) as attempts,
        count(*) filter (where outcome = 'deferred') as deferred
    from named
    group by dimension, name

),

ranked as (

    select
        counted.*,
        row_number() over (partition by dimension order by attempts desc nulls last, name nulls last) as place
    from counted

),

cut as (

    select
        ranked.*,
        ($top is null or place <= cast($top as bigint))
            and ($floor is null or dimension <> 'rcpt_domain' or name is null or attempts >= cast($floor as bigint))
            as is_kept
    from ranked

),

placed as (

    select
        dimension,
        case when is_kept then name end as kept_name,
        case when is_kept then place end as kept_place,
        delivered, recipients, attempts, deferred
    from cut

)

select
    dimension,
    kept_name as name,
    cast(sum(delivered) as bigint) as delivered,
    cast(sum(recipients) as bigint) as recipients,
    cast(sum(attempts) as bigint) as attempts,
    cast(sum(deferred) as bigint) as deferred,
    cast(count(*) filter (where kept_place is null) as bigint) as left_out

from placed
group by dimension, kept_name, kept_place
order by dimension nulls last, kept_place nulls last
