-- label: The replies that a template's id, a whole text or a part of it names
-- grain: one row per masked text
-- params: value varchar, top integer (at most so many)
with

named as (

    select
        text,
        min(template) as template,
        max(case when template = $value or text = $value then 1 else 0 end) as is_whole

    from reply
    where template = $value
        or position(lower($value) in lower(text)) > 0
    group by text

)

select text, template, is_whole
from named
order by is_whole desc nulls last, text nulls last
limit $top
