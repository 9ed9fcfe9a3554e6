-- label: By which rules a store judged its replies and names, and which PowerMTA configurations it saw
-- grain: one row
-- What the store adds to a verdict beside its rows.
select
    (select max(masks) from reply_rules) as masks,
    (select max(rules) from reply_rules) as reply_rules,
    (select max(rules) from class_rules) as class_rules,
    (select count(*) from config_seen) as configurations,
    (select max(first_at) from config_seen) as latest_configuration
