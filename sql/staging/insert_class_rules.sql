-- label: Note the classes by which names are judged
-- grain: one row
-- params: rules varchar
insert into class_rules
select cast($rules as varchar) as rules
