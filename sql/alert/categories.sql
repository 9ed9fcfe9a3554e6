-- label: How many bounces of a day have a category, by which the rules tell them apart
-- grain: one row
-- params: day date
select
    count(*) as bounced,
    count(bounce_cat) as categorised

from attempt
where day = cast($day as date)
    and outcome = 'bounced'
