create table maintenance_window (
    id             uuid primary key,
    -- Ids of systems, with blanks between; or matchers on labels, as JSON.
    systems        text,
    matchers       text,
    -- Once: from_at to until_at. Recurring: starts_at by the clock of zone, length, rule, and ends_at where it was said.
    from_at        timestamptz,
    until_at       timestamptz,
    starts_at      text,
    zone           text,
    length         text,
    rule           text,
    ends_at        timestamptz,
    -- When its last occurrence is over.
    over_at        timestamptz not null,
    hold_back      text        not null,
    reason         text        not null,
    made_by        text        not null,
    made_at        timestamptz not null,
    ended_by       text,
    ended_at       timestamptz,
    version        integer     not null,
    -- The change of all windows that wrote it last, see maintenance_number.
    changed_number bigint      not null
);
create index maintenance_window_newest on maintenance_window (made_at desc);
create index maintenance_window_changed on maintenance_window (changed_number);

create table maintenance_change (
    window_id uuid        not null references maintenance_window,
    seq       integer     not null,
    at        timestamptz not null,
    by_person text        not null,
    what      text        not null,
    primary key (window_id, seq)
);

-- One row, which is the lock of all windows, and tells each process whether it has seen the newest of them.
create table maintenance_number (
    id     integer primary key check (id = 1),
    number bigint not null
);
insert into maintenance_number (id, number) values (1, 0);

-- Incidents whose first page was held back; kept also when it is over.
create table held_incident (
    incident_id uuid primary key references incident,
    window_id   uuid        not null references maintenance_window,
    held_at     timestamptz not null,
    until_at    timestamptz not null,
    -- Of the windows by which until_at was decided.
    number      bigint      not null
);
create index held_incident_of_window on held_incident (window_id, held_at desc);
create index held_incident_until on held_incident (until_at);
