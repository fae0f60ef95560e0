-- A person's leave to enrol one device: one at a time, good once. The secret in the link is kept as a hash.
create table push_enrolment (
    person_id   text primary key,
    secret_hash text        not null unique,
    expires_at  timestamptz not null,
    used_at     timestamptz
);

-- Browsers that were enrolled. Each is known by a secret of its own, kept as a hash, and goes with its contact method.
create table push_device (
    method_id   uuid primary key references contact_method (id) on delete cascade,
    person_id   text        not null,
    secret_hash text        not null unique,
    -- When it last said that it is still there.
    seen_at     timestamptz not null
);
create index push_device_seen on push_device (seen_at);
