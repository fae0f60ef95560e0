-- The call of one incident. A closed one keeps its row and its log.
create table bridge (
    incident_id uuid primary key,
    system_id   text,
    title       text        not null,
    seat_limit  int         not null check (seat_limit >= 1),
    room        text        not null unique,
    opened_at   timestamptz not null,
    closed_at   timestamptz,
    log_length  int         not null
);

-- Who sits or may sit now. A released seat is gone; the log tells of it.
create table seat (
    incident_id uuid        not null references bridge,
    person_id   text        not null,
    role        text        not null check (role in ('RESPONDER', 'COMMANDER')),
    purpose     text        not null check (purpose <> ''),
    state       text        not null check (state in ('RESERVED', 'TAKEN')),
    ground      text        not null check (ground in ('PAGE', 'INVITATION', 'COMMAND')),
    since       timestamptz not null,
    primary key (incident_id, person_id)
);

-- The decider sees to it; the database holds it.
create unique index seat_one_commander on seat (incident_id) where role = 'COMMANDER';

-- Who was turned to the gallery and why: told once for each reason.
create table turned_away (
    incident_id uuid not null references bridge,
    person_id   text not null,
    reason      text not null check (reason in ('NOT_INVITED', 'BRIDGE_FULL')),
    primary key (incident_id, person_id, reason)
);

-- The gallery reads it. Lines are added, never changed; seq counts from 1 without gaps.
create table log_line (
    incident_id uuid        not null references bridge,
    seq         int         not null,
    at          timestamptz not null,
    what        text        not null,
    primary key (incident_id, seq)
);
