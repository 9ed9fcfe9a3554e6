-- label: PowerMTA configurations as they were read
-- grain: stated at each table

-- One content. A configuration that only moved its lines or changed its comments is the same one.
create table config_snapshot (
    -- SHA-256 of what is set, in hexadecimal digits.
    snapshot_id varchar not null,
    -- The main file, as acct.yaml names it.
    path        varchar not null,
    -- False if an include was missing or a part could not be read.
    is_whole    boolean not null,
    settings    bigint not null
);

-- One line of a configuration. Passwords, keys and tokens are never here, nor the text itself.
create table config_setting (
    snapshot_id varchar not null,
    -- From 0, in the order in which the lines count.
    place       bigint not null,
    -- global, vmta, pool, source, domain, user, or the tag of another block
    scope       varchar not null,
    name        varchar,
    -- The blocks within it that the line is in, such as <domain gmail.com>.
    block       varchar,
    directive   varchar not null,
    -- Null if there is none, if it is secret, or if acct does not know the directive.
    value       varchar,
    file        varchar not null,
    line        integer not null
);

-- One unbroken time during which each reading found the same content. One that comes back has two.
create table config_seen (
    snapshot_id varchar not null,
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    -- The same as days where acct's time zone is.
    first_day   date not null,
    last_day    date not null
);
