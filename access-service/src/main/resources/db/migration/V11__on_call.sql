-- Who can be called for a system, now and in the time ahead, as paging-service last said.
create table on_call (
    system_id    text primary key,
    published_at timestamptz not null
);

create table duty (
    duty_id     uuid primary key,
    system_id   text        not null references on_call,
    person_id   text        not null,
    area_id     text, -- the area whose own policy calls them; null: that of the system
    rotation_id text, -- null: a policy names them
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    check (ends_at > starts_at)
);

create index duty_of_system on duty (system_id);
create index duty_of_person on duty (person_id, system_id, ends_at);

-- Who takes turns in a rotation, on call now or not. One that has left the catalog is kept, without members.
create table rotation (
    rotation_id  text primary key,
    retired      boolean     not null,
    published_at timestamptz not null
);

create table rotation_member (
    rotation_id text not null references rotation,
    person_id   text not null,
    primary key (rotation_id, person_id)
);

create index member_of_rotation on rotation_member (person_id);
