-- label: Note that the latest configuration was read again
-- grain: one row
-- params: snapshot_id varchar, at timestamptz, day date
update config_seen
set last_at = cast($at as timestamptz), last_day = cast($day as date)
where snapshot_id = $snapshot_id
    and last_at = (select max(last_at) from config_seen)
    and last_at <= cast($at as timestamptz)
