-- label: Note that a mail that tells of a day is in the outbox
-- grain: one row per local day
-- params: day date, at timestamptz
update night
set mail = 'sent', mailed_at = cast($at as timestamptz)
where day = cast($day as date)
