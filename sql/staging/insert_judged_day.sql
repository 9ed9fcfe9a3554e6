-- label: Remember what the judge said of a day
-- grain: one row per local day
-- params: day date, loads bigint, stored bigint, last_load integer, is_over boolean, hearing varchar, cells bigint, too_few bigint, recipients bigint, recipients_too_few bigint, at timestamptz, body varchar, judged_by varchar, findings varchar
insert into judged_day
select
    cast($day as date) as day,
    cast($loads as bigint) as loads,
    cast($stored as bigint) as stored,
    cast($last_load as integer) as last_load,
    cast($is_over as boolean) as is_over,
    cast($hearing as varchar) as hearing,
    cast($cells as bigint) as cells,
    cast($too_few as bigint) as too_few,
    cast($recipients as bigint) as recipients,
    cast($recipients_too_few as bigint) as recipients_too_few,
    cast($at as timestamptz) as judged_at,
    cast($body as varchar) as body,
    cast($judged_by as varchar) as judged_by,
    cast($findings as varchar) as findings
