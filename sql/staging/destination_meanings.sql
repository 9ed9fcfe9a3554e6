-- label: Which ISP that is, and which step says so
-- grain: one row per distinct queue, recipient domain and MX host
create or replace temp table destination_meaning as
select
    field_0 as queue_key,
    field_1 as rcpt_domain,
    field_2 as mx_host,
    field_3 as isp,
    field_4 as isp_source

from meanings()
