-- label: What the rules said of a day, word for word
-- grain: stated at each table

-- By what the day was judged beside its rows: the build, acct.yaml and what it names, the rules of the store. While it is
-- the same, nobody has to judge the day again to know what the rules say of it. Null if that was not noted.
alter table judged_day add column judged_by varchar;

-- Everything that the rules said, the worst first, as JSON; kept for the latest five weeks.
alter table judged_day add column findings varchar;
