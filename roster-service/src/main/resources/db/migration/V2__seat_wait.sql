-- Paged people for whom no seat is kept yet, because the bridge is full. The next free seat is for who waits longest.
create table seat_wait (
    incident_id uuid        not null references bridge,
    person_id   text        not null,
    purpose     text        not null check (purpose <> ''),
    since       timestamptz not null,
    primary key (incident_id, person_id)
);
