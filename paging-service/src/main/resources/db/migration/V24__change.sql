-- What was changed on running systems. A sender's own id makes telling twice harmless; without one nothing is a repeat.
create table change_event (
    id          uuid primary key,
    told_by     text        not null,
    told_id     text,
    kind        text        not null,
    summary     text        not null,
    at          timestamptz not null,
    system_ids  text        not null,
    labels      text        not null,
    source      text,
    url         text,
    who         text,
    received_at timestamptz not null,
    unique (told_by, told_id)
);
create index change_event_newest on change_event (at desc);

create table change_event_system (
    change_id uuid        not null references change_event on delete cascade,
    system_id text        not null,
    at        timestamptz not null,
    primary key (change_id, system_id)
);
create index change_event_of_system on change_event_system (system_id, at desc);
