-- label: Attempts without what follows from their other columns
-- grain: stated at each table

-- The local hour follows from logged_at and utc_offset_seconds; `hour_of` in views.sql tells it. Written out it cost as
-- much as two of the columns that say something.
alter table attempt drop column hour;

-- What tells a file again is XXH3-128 of its bytes from here on; 64 hex digits are the SHA-256 of an earlier load.
alter table load rename column prefix_sha256 to prefix_digest;
