-- Access that somebody took without anybody's yes. Each use is a review until another has closed it.
create table break_glass_use (
    use_id      uuid primary key,
    person_id   text        not null,
    system_id   text        not null,
    profile_id  text        not null,
    incident_id uuid references incident,
    reason      text        not null,
    duration    text        not null,
    grant_id    uuid        not null,
    used_at     timestamptz not null,
    reviewed_by text,
    finding     text,
    reviewed_at timestamptz,
    check (num_nulls(reviewed_by, finding, reviewed_at) in (0, 3))
);

create index use_by_age on break_glass_use (used_at desc);
create index use_of_person on break_glass_use (person_id, used_at desc);
create index use_to_review on break_glass_use (used_at desc) where reviewed_at is null;
