-- label: Count optional cells of this part that became null
-- grain: one row per part and column
insert into stage_bad_value
with

addresses as (

    select 'dlv_source_ip' as column_name, dlv_source_ip as text, line from stage
    union all
    select 'dlv_destination_ip', dlv_destination_ip, line from stage
    union all
    select 'rcv_source_ip', rcv_source_ip, line from stage
    union all
    select 'rcv_destination_ip', rcv_destination_ip, line from stage
    union all
    select 'rep_source_ip', rep_source_ip, line from stage

),

bad_texts as (

    select addresses.column_name, addresses.text, addresses.line
    from addresses
    join address_meaning on address_meaning.text = addresses.text
    where address_meaning.is_bad
    union all
    select 'dlv_size', dlv_size, line
    from stage
    where dlv_size <> '' and not regexp_full_match(dlv_size, '[0-9]{1,18}')
    union all
    select 'total_seconds_queued', total_seconds_queued, line
    from stage
    where total_seconds_queued <> '' and not regexp_full_match(total_seconds_queued, '[0-9]{1,18}')

)

select
    column_name,
    count(*) as count,
    min(line) as first_line,
    left(arg_min(text, line), 200) as example

from bad_texts
group by column_name
