-- label: Messages that waited too long, by what the last answer to them meant
-- grain: one row per ISP and category of the last deferral within seven days; null where there was none
-- params: since date, until date
-- needs: rows
with

expired as (

    select isp, category, severity_class
    from expired_message
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

)

select isp, category, severity_class, count(*) as count
from expired
group by isp, category, severity_class
order by count desc nulls last, isp nulls last, category nulls last
