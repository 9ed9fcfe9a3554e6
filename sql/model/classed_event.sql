-- label: What a count can be made of, with its class of mail: what the row is, else what its road is kept for
-- grain: one row per attempt, queue event, complaint or remote bounce
-- places: rows, in braces: what is classed, with its names; the view takes `answered_event`, a load its own rows
-- Apart from `answered_event`, as it reads every sender.
select
    named.*,
    coalesce(job_class.class, user_class.class, sender_class.class) as own_class,
    coalesce(pool_class.class, vmta_class.class, ip_class.class) as road_class,
    coalesce(
        job_class.class, user_class.class, sender_class.class,
        pool_class.class, vmta_class.class, ip_class.class
    ) as class

from {rows} as named
left join class_of_name as job_class
    on job_class.kind = 'job'
    and job_class.value = named.job
left join class_of_name as user_class
    on user_class.kind = 'user'
    and user_class.value = named.smtp_user
left join class_of_name as sender_class
    on sender_class.kind = 'sender_domain'
    and sender_class.value = named.sender_domain
left join class_of_name as pool_class
    on pool_class.kind = 'pool'
    and pool_class.value = named.pool
left join class_of_name as vmta_class
    on vmta_class.kind = 'vmta'
    and vmta_class.value = named.vmta
left join class_of_name as ip_class
    on ip_class.kind = 'ip'
    and ip_class.value = named.source_ip
