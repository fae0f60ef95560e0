-- Every catalog that was ever in force, as it was handed in, with who did it. Numbers have no gaps: writers take turns.
create table catalog_version (
    number     bigint primary key,
    document   text        not null,
    -- yaml or json
    format     text        not null,
    -- SHA-256 of the document, in hexadecimal
    digest     text        not null,
    -- file or api
    source     text        not null,
    made_by    text        not null,
    made_at    timestamptz not null,
    added      integer     not null,
    changed    integer     not null,
    removed    integer     not null,
    -- What it changed of the version before, as JSON: told once, by those who knew both.
    difference text        not null
);

-- Every content of paging.catalog.file that was ever taken in, so that an older replica does not bring back an older one.
create table catalog_file (
    seq      integer primary key,
    digest   text        not null,
    revision bigint,
    taken_at timestamptz not null
);
create index catalog_file_digest on catalog_file (digest);

-- At commit; processes read the table, the notification only wakes them.
create function catalog_version_wake() returns trigger language plpgsql as $$
begin
    notify catalog_version;
    return null;
end
$$;
create trigger catalog_version_wake after insert on catalog_version
    for each statement execute function catalog_version_wake();
