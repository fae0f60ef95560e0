-- Whether the people of the catalog can log in, as access-service tells; nobody it has not told of is here.
create table person_account (
    person_id  text primary key,
    state      text        not null check (state in ('enabled', 'disabled', 'gone')),
    checked_at timestamptz not null, -- the newest that was told
    changed_at timestamptz not null  -- since when the state is what it is
);
