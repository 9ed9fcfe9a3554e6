-- label: How many one-time codes arrive within 30 seconds
-- grain: one row per ISP
-- params: since date, until date, isp varchar = null (only this ISP)
-- params: job varchar = null (a pattern of jobs such as otp-*), class varchar = transactional (where no job is given)
-- params: seconds integer = 30 (what is still in time)
-- needs: rows
-- shares: in_time_share = in_time / timed, delivered_share = delivered / recipients
-- Without a job it is all mail of the class, as `classes` of acct.yaml decides. timed are deliveries whose two times
-- are logged.
with

named as (

    select
        sent_answer.isp, sent_answer.outcome, sent_answer.seconds, sent_answer.job,
        coalesce(
            job_class.class, user_class.class, sender_class.class,
            pool_class.class, vmta_class.class, ip_class.class
        ) as class

    from sent_answer
    left join class_of_name as job_class
        on job_class.kind = 'job'
        and job_class.value = sent_answer.job
    left join class_of_name as user_class
        on user_class.kind = 'user'
        and user_class.value = sent_answer.smtp_user
    left join class_of_name as sender_class
        on sender_class.kind = 'sender_domain'
        and sender_class.value = domain_of(sent_answer.orig)
    left join class_of_name as pool_class
        on pool_class.kind = 'pool'
        and pool_class.value = sent_answer.pool
    left join class_of_name as vmta_class
        on vmta_class.kind = 'vmta'
        and vmta_class.value = sent_answer.vmta
    left join class_of_name as ip_class
        on ip_class.kind = 'ip'
        and ip_class.value = sent_answer.source_ip
    where sent_answer.outcome in ('delivered', 'bounced')
        and not sent_answer.is_own_decision
        and ($since is null or sent_answer.day >= cast($since as date))
        and ($until is null or sent_answer.day <= cast($until as date))

),

codes as (

    select isp, outcome, seconds
    from named
    where case
        when $job is null then class = cast($class as varchar)
        else fits(job, cast($job as varchar))
    end
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

)

select
    isp,
    count(*) as recipients,
    count(*) filter (where outcome = 'delivered') as delivered,
    count(seconds) as timed,
    count(*) filter (where seconds <= cast($seconds as bigint)) as in_time,
    max(seconds) as max_seconds

from codes
group by isp
order by recipients desc nulls last, isp nulls last
