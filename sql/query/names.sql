-- label: The questions that ship with acct
-- grain: one row; the questions stand in its comment
-- A new file in this folder is added here:
--   expired
--   isp-decisions
--   replies
--   suppression-audit
--   unreadable-cells
select 1 as version
