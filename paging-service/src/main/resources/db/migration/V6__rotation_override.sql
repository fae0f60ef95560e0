-- Dated exceptions to who is on call; seq is the order in which they were made, which is the one in which they apply.
create table rotation_override (
    id           uuid primary key,
    seq          bigint generated always as identity,
    rotation_id  text        not null,
    kind         text        not null,
    from_at      timestamptz not null,
    until_at     timestamptz not null,
    person_id    text,
    by_person_id text,
    role         text,
    shifts       text,
    reason       text        not null,
    made_by      text        not null,
    made_at      timestamptz not null,
    taken_back_by text,
    taken_back_at timestamptz,
    -- False for one that was taken back before it began: it never said who is on call.
    counts       boolean     not null
);
create index rotation_override_in_force on rotation_override (rotation_id, until_at) where counts;
create index rotation_override_ends on rotation_override (until_at) where counts;
