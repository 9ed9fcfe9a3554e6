-- label: Put aside what the rules make of replies
-- grain: one row per reply
insert into judged_reply by name
select
    field_0 as reply_id,
    field_1 as template,
    field_2 as text,
    field_3 as code,
    field_4 as bounce_cat,
    field_5 as category,
    field_6 as axis,
    field_7 as rule,
    field_8 as blocklist,
    field_9 as severity_class

from text_rows()
