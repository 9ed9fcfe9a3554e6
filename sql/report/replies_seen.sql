-- label: Replies, with when each ISP gave them first
-- grain: one row per template, ISP and source IP, of the source IPs the five most frequent, the first of them first
-- params: since date, until date, only_new boolean, only_surprises boolean, min_events integer, reputation_first boolean, top integer, top_reputation integer, examples boolean
-- places: in braces, filled by the program: one `and` for each --where
-- A surprise is new at an ISP of which something older is stored. `top` cuts the list, and `top_reputation` the part of it
-- that turns the sender away or is not understood, which comes first if asked to; null cuts nothing. All but the examples
-- is read from what is remembered of replies, which stays when their rows have gone.
with

remembered as (

    select
        reply.template, reply_seen.reply_id, reply_seen.load_id, reply_seen.day, reply_seen.isp, reply_seen.source_ip,
        reply_seen.outcome, reply_seen.first_at, reply_seen.first_utc_offset_seconds, reply_seen.last_at,
        reply_seen.last_utc_offset_seconds, reply_seen.events,
        reply.category, nullif(reply.axis, 'unknown') as axis,
        nullif(reply_category.severity_class, 'unknown') as severity_class,
        possible_day.day as possible_day
    from reply_seen
    join reply
        on reply.reply_id = reply_seen.reply_id
    join reply_category
        on reply_category.category = reply.category
    left join possible_day
        on possible_day.day = reply_seen.day
    where reply.category <> 'administrative'
        -- No ISP's answer, and none to mail that was not delivered.
        and reply_seen.outcome <> 'not_sent'
        and not (reply_seen.outcome = 'remote_report' and coalesce(reply.code like '2.%', false))
        and ($until is null or reply_seen.day <= cast($until as date))

),

asked as (

    select *
    from remembered
    where ($since is null or day >= cast($since as date))
        {filters}

),

-- A template may come with several codes; the most frequent one stands for it.
by_reply as (

    select template, isp, reply_id, sum(events) as events, max(last_at) as last_at
    from asked
    group by template, isp, reply_id

),

ranked as (

    select
        template, isp, reply_id, last_at,
        row_number() over (partition by template, isp order by events desc nulls last, reply_id nulls last) as place
    from by_reply

),

by_template as (

    select
        template,
        isp,
        sum(events) as events,
        sum(events) filter (where outcome = 'bounced') as bounced,
        sum(events) filter (where outcome = 'deferred') as deferred,
        count(distinct source_ip) as source_ips,
        max(last_at) as last_at,
        max_by(last_utc_offset_seconds, last_at) as last_utc_offset_seconds
    from asked
    group by template, isp

),

templates as (

    select distinct template
    from by_template

),

memory as (

    select
        remembered.template, remembered.isp, min(remembered.possible_day) as first_day,
        min(remembered.first_at) as first_at,
        min_by(remembered.first_utc_offset_seconds, remembered.first_at) as first_utc_offset_seconds
    from remembered
    join templates
        on templates.template = remembered.template
    group by remembered.template, remembered.isp

),

judged as (

    select
        by_template.*,
        memory.first_at,
        memory.first_utc_offset_seconds,
        ranked.reply_id,
        ranked.last_at as example_at,
        $since is null or memory.first_day is null or memory.first_day >= cast($since as date) as is_new
    from by_template
    join memory
        on memory.template = by_template.template
        and memory.isp is not distinct from by_template.isp
    join ranked
        on ranked.template = by_template.template
        and ranked.isp is not distinct from by_template.isp
        and ranked.place = 1

),

known_isps as (

    select isp
    from hourly
    where day < cast($since as date)
        and day in (select day from possible_day)
    group by isp
    union
    select isp
    from reply_seen
    where day < cast($since as date)
        and day in (select day from possible_day)
    group by isp

),

described as (

    select
        judged.*,
        reply.text,
        reply.category,
        nullif(reply.axis, 'unknown') as axis,
        nullif(reply_category.severity_class, 'unknown') as severity_class,
        reply.rule,
        reply.blocklist,
        reply_category.action,
        known_isps.isp is not null as isp_is_known,
        -- The sender's name; else turned away, or not understood; else a matter of the recipient or of time.
        case
            when reply.axis in ('ip-reputation', 'domain-reputation', 'authentication') then 0
            when reply_category.severity_class in ('block', 'unknown') then 1
            else 2
        end as standing
    from judged
    join reply
        on reply.reply_id = judged.reply_id
    join reply_category
        on reply_category.category = reply.category
    left join known_isps
        on known_isps.isp = judged.isp
    where (judged.is_new or not cast($only_new as boolean))
        and (known_isps.isp is not null or not cast($only_surprises as boolean))
        and ($min_events is null or judged.events >= $min_events)

),

ordered as (

    select
        described.*,
        count(*) over () as found,
        row_number() over (
            order by
                case when cast($reputation_first as boolean) then standing else 0 end nulls last,
                events desc nulls last, isp nulls last, template nulls last
        ) as place
    from described

),

chosen as (

    select *
    from ordered
    where case when standing < 2 then $top_reputation else $top end is null
        or place <= case when standing < 2 then $top_reputation else $top end

),

by_address as (

    select template, isp, source_ip, sum(events) as events
    from asked
    group by template, isp, source_ip

),

addresses as (

    select
        template, isp, source_ip,
        row_number() over (partition by template, isp order by events desc nulls last, source_ip nulls last) as place
    from by_address

),

examples as (

    select
        chosen.place,
        min(coalesce(nullif(answer.dsn_diag, ''), answer.dsn_status)) as example
    from answer
    join chosen
        on chosen.reply_id = answer.reply_id
        and chosen.example_at = answer.logged_at
        and chosen.isp is not distinct from answer.isp
    where cast($examples as boolean)
        and answer.outcome <> 'not_sent'
        and ($since is null or answer.day >= cast($since as date))
        and ($until is null or answer.day <= cast($until as date))
    group by chosen.place

)

select
    chosen.found,
    chosen.place,
    chosen.template,
    chosen.text,
    chosen.isp,
    cast(chosen.events as bigint) as events,
    cast(coalesce(chosen.bounced, 0) as bigint) as bounced,
    cast(coalesce(chosen.deferred, 0) as bigint) as deferred,
    chosen.first_at as first_seen,
    chosen.first_utc_offset_seconds,
    chosen.last_at as last_seen,
    chosen.last_utc_offset_seconds,
    chosen.category,
    chosen.axis,
    chosen.severity_class,
    chosen.rule,
    chosen.blocklist,
    chosen.action,
    chosen.standing = 0 as is_reputation,
    chosen.is_new,
    chosen.isp_is_known,
    chosen.source_ips,
    addresses.source_ip,
    examples.example

from chosen
join addresses
    on addresses.template = chosen.template
    and addresses.isp is not distinct from chosen.isp
    and addresses.place <= 5
left join examples
    on examples.place = chosen.place
order by chosen.place nulls last, addresses.place nulls last
