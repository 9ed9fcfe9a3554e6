-- label: Note that a configuration was read that is another than the one before
-- grain: one row
-- params: snapshot_id varchar, at timestamptz, day date
insert into config_seen
select
    cast($snapshot_id as varchar) as snapshot_id,
    cast($at as timestamptz) as first_at,
    cast($at as timestamptz) as last_at,
    cast($day as date) as first_day,
    cast($day as date) as last_day
