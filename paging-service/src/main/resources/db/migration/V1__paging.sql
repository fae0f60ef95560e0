-- What the catalog file said last: one row an entry, so that a changed file tells what changed.
create table catalog_entry (
    kind       text        not null,
    entry_id   text        not null,
    content    text        not null,
    retired    boolean     not null,
    changed_at timestamptz not null,
    primary key (kind, entry_id)
);

create table integration (
    id         uuid primary key,
    name       text        not null,
    created_by text        not null,
    created_at timestamptz not null,
    revoked_at timestamptz
);

create table integration_key (
    key_hash       text primary key,
    integration_id uuid        not null references integration,
    created_at     timestamptz not null
);
create index integration_key_of on integration_key (integration_id);

create table consent (
    person_id   text        not null,
    system_id   text        not null,
    until       timestamptz not null,
    accepted_at timestamptz not null,
    primary key (person_id, system_id)
);

create table incident (
    id                 uuid primary key,
    integration_id     uuid        not null,
    join_key           text        not null,
    dedup_key          text        not null,
    fingerprint        text        not null,
    title              text        not null,
    severity           text        not null,
    system_id          text,
    since              timestamptz not null,
    opened_at          timestamptz not null,
    facts              text        not null,
    gap_reason         text,
    gap_detail         text,
    seat_limit         integer     not null,
    alerts             integer     not null,
    open_alerts        integer     not null,
    state              text        not null,
    acknowledged_by    text,
    acknowledged_at    timestamptz,
    resolved_by        text,
    resolved_at        timestamptz,
    how                text,
    note               text,
    owner_steps        text        not null,
    fallback_steps     text        not null,
    position           integer     not null,
    escalate_at        timestamptz,
    nobody_answered_at timestamptz,
    history_length     integer     not null
);
-- At most one open incident a problem, whatever races.
create unique index incident_open on incident (integration_id, join_key) where state <> 'resolved';
create index incident_open_newest on incident (opened_at desc) where state <> 'resolved';
create index incident_newest on incident (opened_at desc);
create index incident_due on incident (escalate_at) where escalate_at is not null;
create index incident_occurrence on incident (fingerprint, opened_at desc);

create table alert (
    id             uuid primary key,
    incident_id    uuid        not null references incident,
    integration_id uuid        not null,
    dedup_key      text        not null,
    title          text        not null,
    state          text        not null,
    repeats        integer     not null,
    first_at       timestamptz not null,
    last_at        timestamptz not null,
    cleared_at     timestamptz
);
create unique index alert_open on alert (integration_id, dedup_key) where state = 'open';
create unique index alert_of_incident on alert (incident_id, dedup_key);
create index alert_last_end on alert (integration_id, dedup_key, cleared_at desc);

create table history (
    incident_id uuid        not null references incident,
    seq         integer     not null,
    at          timestamptz not null,
    what        text        not null,
    primary key (incident_id, seq)
);

create table ownership_gap (
    id          uuid primary key,
    incident_id uuid        not null references incident,
    system_id   text,
    reason      text        not null,
    detail      text        not null,
    found_at    timestamptz not null
);
create index ownership_gap_newest on ownership_gap (found_at desc);

create table page (
    id          uuid primary key,
    incident_id uuid        not null references incident,
    person_id   text        not null,
    rung        integer     not null,
    step        integer     not null,
    reason      text        not null,
    state       text        not null,
    queued_at   timestamptz not null,
    answered_at timestamptz,
    unique (incident_id, person_id)
);
create index page_open on page (person_id, queued_at desc) where state in ('queued', 'sent', 'expired');

create table notice (
    id              uuid primary key,
    page_id         uuid        not null references page,
    incident_id     uuid        not null references incident,
    person_id       text        not null,
    contact         integer     not null,
    channel         text        not null,
    target          text        not null,
    state           text        not null,
    attempts        integer     not null,
    queued_at       timestamptz not null,
    next_attempt_at timestamptz,
    sent_at         timestamptz,
    error           text,
    unique (page_id, contact)
);
-- next_attempt_at of a notice in sending is the end of its lease: then whoever sends is taken for dead.
create index notice_due on notice (channel, next_attempt_at) where next_attempt_at is not null;
create index notice_open_of_incident on notice (incident_id) where next_attempt_at is not null;
