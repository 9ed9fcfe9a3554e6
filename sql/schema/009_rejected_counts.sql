-- label: Counts of rejected lines that are too many to keep
-- grain: stated at each table

-- One load × reason of the lines that were rejected beyond those in rejected_line; none where all are kept.
create table rejected_count (
    load_id    integer not null,
    reason     varchar not null,
    lines      bigint not null,
    first_line bigint not null
);
