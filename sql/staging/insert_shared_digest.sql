-- label: Keep what the rows of a table that loads share are
-- grain: one row
-- places: digests, in braces: `shared_digest.sql` for the table
insert into row_digest by name
{digests}
