-- label: Replies whose text, code and category do not give their id
-- grain: one row per reply; none in a sound store
-- As Template.java makes the id of a text: 60 bits of its SHA-256 in base32 letters; then code and category.
with

hashed as (

    select
        reply.reply_id, reply.template, reply.code, reply.bounce_cat,
        cast('0x' || left(sha256(reply_rules.masks || chr(10) || reply.text), 15) as bigint) as bits

    from reply
    cross join reply_rules

),

letters as (

    select
        hashed.*,
        places.place,
        substr('abcdefghijklmnopqrstuvwxyz234567', ((hashed.bits >> (55 - 5 * places.place)) & 31) + 1, 1) as letter

    from hashed
    cross join (select unnest(range(12)) as place) as places

),

named as (

    select
        reply_id, template, code, bounce_cat,
        string_agg(letter, '' order by place) as template_of_text

    from letters
    group by reply_id, template, code, bounce_cat, bits

)

select reply_id, template, template_of_text
from named
where template is distinct from template_of_text
    or reply_id is distinct from template_of_text || '/' || coalesce(code, '') || '/' || coalesce(bounce_cat, '')
order by reply_id
