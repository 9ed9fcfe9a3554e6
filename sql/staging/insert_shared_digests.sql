-- label: Keep what the rows of tables that loads share are
-- grain: one row per table
-- places: digests, in braces: `shared_digest.sql` for each table
insert into row_digest by name
{digests}
