-- label: Store replies with what the rules make of them
-- grain: one row per reply
insert into reply by name
select
    field_0 as reply_id,
    field_1 as template,
    field_2 as text,
    field_3 as code,
    field_4 as bounce_cat,
    field_5 as category,
    field_6 as axis,
    field_7 as rule,
    field_8 as blocklist

from text_rows()
