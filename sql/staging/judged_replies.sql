-- label: Room for what the rules make of the replies of the store
-- grain: one row per reply
create or replace temp table judged_reply as
select
    *,
    cast(null as varchar) as severity_class

from reply
limit 0
