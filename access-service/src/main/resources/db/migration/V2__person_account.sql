-- The people of the catalog, and what Keycloak said of their accounts when it was last believed.
create table person (
    person_id    text primary key,
    retired      boolean     not null, -- left the catalog: no longer asked about
    published_at timestamptz not null,
    account      text check (account in ('enabled', 'disabled', 'gone')), -- null: not known yet
    changed_at   timestamptz
);

-- One row: when to ask Keycloak about all of them. Whoever holds the claim is the only one to ask.
create table account_check (
    check_id      smallint primary key check (check_id = 1),
    due_at        timestamptz not null,
    claim_id      uuid,
    claimed_until timestamptz,
    believed_at   timestamptz -- the last time that the answer was believed
);

insert into account_check (check_id, due_at) values (1, timestamptz '2000-01-01 00:00:00Z');
