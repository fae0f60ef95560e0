-- Everybody who can be called for a system, and what the last rehearsal of their access found.
create table rehearsal (
    person_id  text not null,
    system_id  text not null,
    state      text check (state in ('ready', 'not-ready', 'not-covered')), -- null: not known yet
    reasons    text not null, -- JSON
    kinds      text not null, -- of the reasons, with spaces between them
    covers     text not null, -- in which areas and by which rotations: whether that changed
    starts_at  timestamptz, -- of the first duty that is not over; null: there is none
    checked_at timestamptz, -- when Keycloak last answered
    changed_at timestamptz, -- since when it is so
    due_at     timestamptz, -- when to rehearse next; null: when something happens
    primary key (person_id, system_id)
);

create index rehearsal_of_system on rehearsal (system_id);
create index rehearsal_due on rehearsal (due_at) where due_at is not null;
create index rehearsal_not_ready on rehearsal (person_id) where state = 'not-ready';

-- Whoever changes what a rehearsal looks at says so here, and waits for nobody: the rows above have one writer.
create table rehearsal_wish (
    wish_id   bigint generated always as identity primary key,
    system_id text        not null,
    everybody boolean     not null, -- of the system, and not those alone whose duties changed
    due_at    timestamptz not null
);

create index rehearsal_wish_due on rehearsal_wish (due_at);

-- One row: whoever holds the claim is the only one to rehearse, as there is one probe user.
create table rehearsal_round (
    round_id      smallint primary key check (round_id = 1),
    claim_id      uuid,
    claimed_until timestamptz,
    not_before    timestamptz not null, -- Keycloak did not answer
    unclean       boolean     not null  -- the probe user may still have what was tried with it
);

insert into rehearsal_round (round_id, not_before, unclean) values (1, timestamptz '2000-01-01 00:00:00Z', false);

-- What hurts in the next incident unless somebody mends it before. It closes by itself.
create table access_finding (
    finding_id uuid primary key,
    kind       text        not null,
    person_id  text        not null,
    system_id  text        not null,
    what       text        not null,
    mend       text        not null,
    found_at   timestamptz not null,
    closed_at  timestamptz
);

create unique index access_finding_open on access_finding (person_id, system_id, kind) where closed_at is null;
create index access_finding_by_age on access_finding (found_at desc);
