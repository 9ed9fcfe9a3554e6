-- label: Note which replies loads brought
-- grain: one row per load, local day, reply, ISP, source IP and outcome
-- params: first_load integer, last_load integer
insert into reply_seen by name
select
    load_id, day, reply_id, isp, source_ip, outcome,
    min(logged_at) as first_at,
    max(logged_at) as last_at,
    count(*) as events

from answer
where load_id between cast($first_load as integer) and cast($last_load as integer)
group by load_id, day, reply_id, isp, source_ip, outcome
