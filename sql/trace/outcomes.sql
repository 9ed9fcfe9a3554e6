-- label: How many rows of each kind a recipient, a domain, a job or a message has
-- grain: one row per outcome
-- params: since date, until date
-- places: filters, in braces: one `and` for what is looked for
-- needs: rows
select outcome, count(*) as row_count
from traced_row
where ($since is null or day >= cast($since as date))
    and ($until is null or day <= cast($until as date))
    {filters}
group by outcome
order by row_count desc nulls last, outcome nulls last
