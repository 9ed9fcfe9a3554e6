-- label: Every line that was not stored, under its header, to be mended and loaded again
-- grain: one row per line
-- params: since date, until date, reason varchar
with

loads as (

    select distinct load_id
    from load_day
    where ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))

),

lines as (

    select
        coalesce(rejected_line.header, load.header) as header,
        load.path,
        load.load_id,
        rejected_line.line,
        rejected_line.byte_offset,
        rejected_line.raw,
        bytes_of(rejected_line.raw) >= 65536 as is_cut

    from rejected_line
    join load on load.load_id = rejected_line.load_id
    -- A row that another file brought needs no mending, unless somebody asks for just these.
    where coalesce(rejected_line.reason = $reason, rejected_line.reason <> 'already-stored')
        and (
            rejected_line.load_id in (select load_id from loads)
            or ($since is null and $until is null)
        )

),

headers as (

    select header, min(load_id) as first_load_id, min(line) as first_line
    from lines
    group by header

)

select lines.header, lines.path, lines.line, lines.raw, lines.is_cut
from lines
join headers on headers.header = lines.header
order by
    headers.first_load_id nulls last, headers.first_line nulls last, lines.header nulls last, lines.load_id nulls last,
    lines.line nulls last, lines.byte_offset nulls last
