-- How the bodies that come to an integration's generic hooks are read, where it has a mapping of its own.
create table integration_mapping (
    integration_id uuid primary key references integration,
    mapping        text        not null,
    changed_by     text        not null,
    changed_at     timestamptz not null
);

-- What hooks were sent, redacted before it came here. Those that could not be read are dead letters, with a replay at most.
create table raw_event (
    id             uuid primary key,
    integration_id uuid        not null,
    format         text        not null,
    headers        text        not null,
    path           text        not null,
    query          text        not null,
    body           text        not null,
    body_length    integer     not null,
    cut            boolean     not null,
    received_at    timestamptz not null,
    outcome        text        not null,
    signal_ids     text        not null,
    why            text,
    faults         text        not null,
    dead_letter    boolean     not null,
    replayed_at    timestamptz,
    replayed_by    text,
    replay_outcome text,
    replay_signal_ids text
);
create index raw_event_newest on raw_event (integration_id, received_at desc, id desc);
create index raw_event_kind_newest on raw_event (integration_id, dead_letter, received_at desc, id desc);
create index raw_event_oldest on raw_event (received_at);
