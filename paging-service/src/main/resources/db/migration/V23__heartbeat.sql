-- Dead-man's switches. due_at: when it is missed, if no beat comes before.
create table heartbeat (
    id              uuid primary key,
    name            text        not null,
    labels          text        not null,
    severity        text        not null,
    every_seconds   integer     not null,
    grace_seconds   integer     not null,
    key_hash        text unique,
    made_by         text        not null,
    made_at         timestamptz not null,
    beat_at         timestamptz,
    due_at          timestamptz not null,
    missed_at       timestamptz,
    paused_until    timestamptz,
    paused_by       text,
    pause_reason    text,
    removed_by      text,
    removed_at      timestamptz
);
create index heartbeat_due on heartbeat (due_at) where missed_at is null and removed_at is null;

-- One row: when anybody last looked for missed heartbeats. Where nobody did for a while, nobody took beats either.
create table heartbeat_watch (
    id         integer primary key check (id = 1),
    watched_at timestamptz
);
insert into heartbeat_watch (id, watched_at) values (1, null);
