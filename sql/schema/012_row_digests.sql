-- label: What the rows of each load were when they were stored
-- grain: stated at each table

-- One load × table × local day: how many rows there are, and one number that any change of them changes. Rows of the
-- ledger itself are among them; a table without days, and rows without one, have null for a day.
create table row_digest (
    load_id    integer not null,
    table_name varchar not null,
    day        date,
    row_count  bigint not null,
    -- The sum of the rows' hashes, so that no order matters and no row can stand for another.
    hash_sum   hugeint not null,
    -- How many of the table's columns, from the first one on, are in the hashes; a later schema may add some.
    columns    integer not null,
    -- The hash of a fixed row. Another version of DuckDB may hash otherwise, and says something else here then.
    probe      ubigint not null
);
