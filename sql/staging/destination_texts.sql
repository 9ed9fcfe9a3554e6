-- label: What is known about where rows went
-- grain: one row per distinct queue, recipient domain and MX host
select distinct
    queue_key,
    coalesce(rcpt_domain, '') as rcpt_domain,
    mx_host
from stage
where type <> 'r'
