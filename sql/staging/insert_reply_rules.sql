-- label: Note the rules by which replies are judged
-- grain: one row
-- params: masks integer, rules varchar
insert into reply_rules
select
    cast($masks as integer) as masks,
    cast($rules as varchar) as rules
