-- label: Say what the categories of replies mean
-- grain: one row per category
insert into reply_category by name
select
    field_0 as category,
    field_1 as severity_class,
    field_2 as action

from text_rows()
