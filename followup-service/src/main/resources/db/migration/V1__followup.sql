-- The work to solve a problem for good.
create table follow_up (
    follow_up_id      uuid primary key,
    incident_id       uuid        not null unique,
    system_id         text,
    title             text        not null,
    fingerprint       text        not null,
    opened_at         timestamptz not null,
    -- The two clocks: both start at started_at; one stopped at resolved_at, the other stops at solved_at.
    started_at        timestamptz not null,
    resolved_at       timestamptz not null,
    solved_at         timestamptz,
    occurrences       int         not null check (occurrences >= 1),
    -- The incident that was resolved last.
    latest_incident_id uuid       not null,
    latest_opened_at   timestamptz not null,
    latest_resolved_at timestamptz not null,
    latest_how         text       not null,
    -- Who is asked, and who said yes. Once set, accountable is only ever replaced.
    proposed          text check (proposed <> ''),
    proposed_by       text,
    proposed_at       timestamptz,
    accountable       text check (accountable <> ''),
    accepted_at       timestamptz,
    check ((proposed is null) = (proposed_at is null) and (proposed is null) = (proposed_by is null)),
    check ((accountable is null) = (accepted_at is null))
);

-- A problem has one unsolved follow-up, however many resolutions arrive at once.
create unique index follow_up_unsolved on follow_up (fingerprint) where solved_at is null;
-- Those that wait for the catalog to name somebody.
create index follow_up_unassigned on follow_up (system_id)
    where solved_at is null and proposed is null and accountable is null;
-- The open list.
create index follow_up_unsolved_newest on follow_up (opened_at desc, follow_up_id) where solved_at is null;
create index follow_up_newest on follow_up (opened_at desc, follow_up_id);

-- An incident is behind exactly one follow-up.
create table occurrence (
    incident_id  uuid primary key,
    follow_up_id uuid        not null references follow_up,
    opened_at    timestamptz not null,
    resolved_at  timestamptz not null,
    how          text        not null,
    linked_at    timestamptz not null
);
create index occurrence_newest on occurrence (follow_up_id, resolved_at desc);

-- What happened in an incident, in the order in which it was told.
create table timeline_entry (
    seq         bigint generated always as identity primary key,
    incident_id uuid        not null,
    at          timestamptz not null,
    what        text        not null
);
create index timeline_entry_incident on timeline_entry (incident_id, at, seq);

-- The catalog as last told: people, and who owns which system.
create table known_person (
    person_id    text primary key,
    name         text        not null,
    retired      boolean     not null,
    published_at timestamptz not null
);

create table known_system (
    system_id     text primary key,
    service_owner text,
    product_owner text,
    published_at  timestamptz not null
);
create index known_system_product_owner on known_system (product_owner);
create index known_system_service_owner on known_system (service_owner);
