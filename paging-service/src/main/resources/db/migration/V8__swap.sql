-- Requests that another take hours of somebody's shift.
create table swap (
    id             uuid primary key,
    rotation_id    text        not null,
    from_at        timestamptz not null,
    until_at       timestamptz not null,
    asker_id       text        not null,
    -- Absent: anybody of the rotation.
    to_id          text,
    offer_from_at  timestamptz,
    offer_until_at timestamptz,
    reason         text        not null,
    -- Which absence of the asker's calendar made it; a hash.
    absence_key    text,
    asked_at       timestamptz not null,
    declined_by    text        not null,
    state          text        not null,
    ended_by       text,
    end_reason     text,
    ended_at       timestamptz,
    -- When people are reminded next, or else when it expires; absent where it has ended.
    due_at         timestamptz,
    check ((state = 'open') = (due_at is not null))
);
create index swap_due on swap (due_at) where due_at is not null;
create index swap_of_asker on swap (asker_id, until_at);
create index swap_of_to on swap (to_id, until_at) where to_id is not null;
create index swap_of_rotation on swap (rotation_id, until_at);
-- One absence asks for the same hours once at a time, whoever reads the calendar.
create unique index swap_of_absence on swap (asker_id, rotation_id, absence_key, from_at)
    where absence_key is not null and state <> 'withdrawn';

create table swap_reminder (
    swap_id     uuid        not null references swap,
    reminded_at timestamptz not null,
    person_id   text        not null,
    primary key (swap_id, reminded_at, person_id)
);

-- Calendars that tell when people are absent. The address is a secret of its owner.
create table absence_feed (
    person_id     text primary key,
    -- Changes with each registration, so that an answer to an older one is dropped.
    registration  uuid        not null,
    url           text        not null,
    matching      text        not null,
    keywords      text        not null,
    zone          text,
    registered_at timestamptz not null,
    due_at        timestamptz not null,
    etag          text,
    fetched_at    timestamptz,
    -- When the whole of it was read last.
    read_at       timestamptz,
    failures      integer     not null,
    failing_since timestamptz,
    error         text
);
create index absence_feed_due on absence_feed (due_at);

-- What the calendars said last: times alone, and by whose hash an event is known again.
create table absence (
    person_id text        not null references absence_feed on delete cascade,
    event_key text        not null,
    from_at   timestamptz not null,
    until_at  timestamptz not null,
    primary key (person_id, event_key, from_at)
);
