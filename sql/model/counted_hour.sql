-- label: What was really sent and complained of, by the hour, in the counts that a day is judged by
-- grain: one row per load, local hour, outcome and dimensions
-- What PowerMTA itself gave up is in none of them: no ISP answered.
select
    hourly.load_id, hourly.day, hourly.hour, hourly.source_ip, hourly.vmta, hourly.pool, hourly.isp,
    case when outcome = 'delivered' then events else 0 end as delivered,
    case when outcome in ('delivered', 'bounced') then events else 0 end as recipients,
    case when outcome = 'bounced' and severity_class = 'hard' then events else 0 end as hard,
    case when outcome = 'bounced' and severity_class = 'block' then events else 0 end as block,
    case when outcome <> 'complaint' then events else 0 end as attempts,
    case when outcome = 'deferred' then events else 0 end as deferred,
    case when outcome = 'deferred' and hourly.category = 'greylisting' then events else 0 end as greylisted,
    case
        when outcome in ('bounced', 'deferred') and hourly.category = 'connection' then events else 0
    end as connection,
    case
        when outcome in ('bounced', 'deferred') and hourly.category = 'authentication' then events else 0
    end as authentication,
    case when outcome = 'complaint' then events else 0 end as complaints,
    -- Only deliveries have a time.
    latency_10s + latency_1m + latency_5m + latency_30m + latency_2h + latency_12h + latency_longer as timed,
    latency_2h + latency_12h + latency_longer as late

from hourly
left join reply_category
    on reply_category.category = hourly.category
where hourly.outcome in ('delivered', 'bounced', 'deferred', 'complaint')
    and hourly.category is distinct from 'administrative'
