-- The document of profiles as it was put, every version of it. The newest counts.
create table profile_version (
    number     bigint primary key,
    made_at    timestamptz not null,
    made_by    text        not null,
    format     text        not null check (format in ('yaml', 'json')),
    document   text        not null,
    difference text        not null -- of the version before, as JSON
);

-- The newest document, profile by profile. One that has left it is kept: what it gave is still swept.
create table profile_rule (
    profile_id text    primary key,
    definition text    not null, -- as the document spells one profile, in JSON
    retired    boolean not null
);

create table profile_rule_system (
    profile_id text not null references profile_rule on delete cascade,
    system_id  text not null,
    primary key (system_id, profile_id)
);

-- Whom a system's catalog entry names as the one who makes it never happen again.
create table system_owner (
    system_id    text primary key,
    person_id    text        not null,
    published_at timestamptz not null
);
