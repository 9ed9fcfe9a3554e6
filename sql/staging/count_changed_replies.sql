-- label: How many replies were judged, and how many of them have another verdict now
-- grain: one row
select
    (select count(*) from judged_reply) as judged,
    (select count(*) from changed_reply) as changed
