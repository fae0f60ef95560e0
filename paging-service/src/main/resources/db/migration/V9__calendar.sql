-- Calendars that people subscribe to; the secret in their address is kept as a hash, and not even that once revoked.
create table calendar (
    id           uuid primary key,
    secret_hash  text unique,
    -- Absent: the shifts of created_by in all rotations.
    rotation_id  text,
    name         text        not null,
    created_by   text        not null,
    created_at   timestamptz not null,
    last_read_at timestamptz,
    revoked_by   text,
    revoked_at   timestamptz
);
create index calendar_of_person on calendar (created_by, created_at) where revoked_at is null;
create index calendar_of_rotation on calendar (rotation_id, created_at) where revoked_at is null;
