-- label: Of which day's mail the complaints are
-- grain: one row per day of the complaint, day of the delivery, source IP, vMTA, pool, job and ISP
-- params: day date
-- needs: rows
-- Complaints of the day and the 31 before it, at ISPs that tell of single ones. A complaint is about a delivery of the seven
-- days before it that agrees in all that it names: address, ISP, sender, envelope and job. Of several to one address it is
-- the last, which is a guess if others were on other days. Where no address helps, envelope, sender or job do if all such
-- deliveries were on one day. delivered_day is null where the log cannot say.
-- Nothing is read that was logged after the complaint, so that a night judged later sees the same.
with

told as (

    select
        complaint.load_id, complaint.line, complaint.day, complaint.logged_at, complaint.source_ip, complaint.vmta,
        complaint.pool, complaint.job, complaint.isp, complaint.orig, complaint.env_id,
        case when not is_redacted(complaint.rcpt) then lower(complaint.rcpt) end as address

    from complaint
    join isp
        on isp.isp = complaint.isp
    where isp.feedback = 'per-message'
        and complaint.day >= cast($day as date) - 31
        and complaint.day <= cast($day as date)

),

by_address as (

    select
        told.load_id, told.line,
        max(delivery.day) as delivered_day,
        min(delivery.day) as first_day

    from told
    join attempt as delivery
        on lower(delivery.rcpt) = told.address
        and delivery.isp = told.isp
        and delivery.day >= told.day - 7
        and delivery.logged_at <= told.logged_at
        and (delivery.orig = told.orig or delivery.orig is null or told.orig is null)
        and (delivery.env_id = told.env_id or delivery.env_id is null or told.env_id is null)
        and (delivery.job = told.job or delivery.job is null or told.job is null)
    where delivery.outcome = 'delivered'
        and delivery.day >= cast($day as date) - 38
        and delivery.day <= cast($day as date)
    group by told.load_id, told.line

),

-- What one complaint names beside the address, the most telling first.
named as (

    select
        told.load_id, told.line, told.day, told.logged_at, told.isp,
        case
            when told.env_id is not null then 'envelope'
            when told.orig is not null then 'sender'
            else 'job'
        end as known_by,
        coalesce(told.env_id, told.orig, told.job) as known

    from told
    left join by_address
        on by_address.load_id = told.load_id
        and by_address.line = told.line
    where by_address.load_id is null
        and (told.env_id is not null or told.orig is not null or told.job is not null)

),

-- A job may have a million deliveries and a thousand complaints.
delivery_day as (

    select named.known_by, named.known, delivery.isp, delivery.day, min(delivery.logged_at) as first_at
    from (select distinct known_by, known, isp from named where known_by = 'envelope') as named
    join attempt as delivery
        on delivery.env_id = named.known
        and delivery.isp = named.isp
    where delivery.outcome = 'delivered'
        and delivery.day >= cast($day as date) - 38
        and delivery.day <= cast($day as date)
    group by named.known_by, named.known, delivery.isp, delivery.day
    union all
    select named.known_by, named.known, delivery.isp, delivery.day, min(delivery.logged_at)
    from (select distinct known_by, known, isp from named where known_by = 'sender') as named
    join attempt as delivery
        on delivery.orig = named.known
        and delivery.isp = named.isp
    where delivery.outcome = 'delivered'
        and delivery.day >= cast($day as date) - 38
        and delivery.day <= cast($day as date)
    group by named.known_by, named.known, delivery.isp, delivery.day
    union all
    select named.known_by, named.known, delivery.isp, delivery.day, min(delivery.logged_at)
    from (select distinct known_by, known, isp from named where known_by = 'job') as named
    join attempt as delivery
        on delivery.job = named.known
        and delivery.isp = named.isp
    where delivery.outcome = 'delivered'
        and delivery.day >= cast($day as date) - 38
        and delivery.day <= cast($day as date)
    group by named.known_by, named.known, delivery.isp, delivery.day

),

by_name as (

    select named.load_id, named.line, max(delivery_day.day) as delivered_day
    from named
    join delivery_day
        on delivery_day.known_by = named.known_by
        and delivery_day.known = named.known
        and delivery_day.isp = named.isp
        and delivery_day.day >= named.day - 7
        and delivery_day.first_at <= named.logged_at
    group by named.load_id, named.line
    having max(delivery_day.day) = min(delivery_day.day)

)

select
    told.day,
    coalesce(by_address.delivered_day, by_name.delivered_day) as delivered_day,
    told.source_ip, told.vmta, told.pool, told.job, told.isp,
    count(*) as complaints,
    count(*) filter (where by_address.first_day < by_address.delivered_day) as guessed

from told
left join by_address
    on by_address.load_id = told.load_id
    and by_address.line = told.line
left join by_name
    on by_name.load_id = told.load_id
    and by_name.line = told.line
group by
    told.day, coalesce(by_address.delivered_day, by_name.delivered_day), told.source_ip, told.vmta, told.pool, told.job,
    told.isp
order by
    told.day nulls last, delivered_day nulls last, told.source_ip nulls last, told.vmta nulls last, told.pool nulls last,
    told.job nulls last, told.isp nulls last
