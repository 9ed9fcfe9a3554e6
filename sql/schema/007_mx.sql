-- label: Counts by the receiving host
-- grain: a macro
-- The host that answered, in small letters, without the address that follows it.
create or replace macro mx_of(dsn_mta) as
nullif(lower(split_part(dsn_mta, ' ', 1)), '');
