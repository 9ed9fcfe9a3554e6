-- label: What is hidden of recipients, and who was forgotten
-- grain: stated at each table

-- How the local parts of recipients were hidden when the load was stored: hash, redact, or hmac-sha256 with a mark that
-- tells keys apart. Null if they were stored as logged.
alter table load add column privacy varchar;

-- One way in which the address of a person may have stood in this store who was forgotten: what a file brings of him again
-- is hidden again. It can be recognised, but not read.
create table forgotten (
    -- The same in all rows of a store.
    salt         varchar not null,
    -- HMAC-SHA256 of the address in small letters.
    digest       varchar not null,
    forgotten_at timestamptz not null
);
