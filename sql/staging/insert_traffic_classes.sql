-- label: Keep the class of names
-- grain: one row per name
insert into traffic_class by name
select
    field_0 as kind,
    field_1 as value,
    field_2 as class

from text_rows()
