-- What the catalog tells of access profiles. A retired one is kept: its group is still swept.
create table profile (
    profile_id     text primary key,
    system_id      text        not null,
    keycloak_group text        not null,
    max_duration   text        not null, -- ISO-8601, such as PT4H
    retired        boolean     not null,
    published_at   timestamptz not null
);

create index profile_of_system on profile (system_id);

-- One incident, as far as access depends on it. Its row is the lock for everything below it, and for its events.
create table incident (
    incident_id uuid primary key,
    resolved_at timestamptz
);

-- Who stood down, remembered for an acceptance that is heard of later.
create table departure (
    incident_id uuid        not null references incident,
    person_id   text        not null,
    left_at     timestamptz not null,
    primary key (incident_id, person_id)
);

create table page (
    page_id     uuid primary key,
    incident_id uuid        not null references incident,
    person_id   text        not null,
    system_id   text,
    standing    text        not null check (standing in ('asked', 'accepted', 'over')),
    since       timestamptz not null
);

create index page_of_incident on page (incident_id);
create index page_open_of_system on page (system_id) where standing <> 'over';

create table access_grant (
    grant_id       uuid primary key,
    incident_id    uuid        not null references incident,
    page_id        uuid        not null references page,
    person_id      text        not null,
    system_id      text        not null,
    profile_id     text        not null,
    keycloak_group text        not null,
    max_duration   text        not null, -- as it stood when the grant was prepared
    state          text        not null check (state in ('prepared', 'activating', 'active', 'ending', 'ended')),
    prepared_at    timestamptz not null,
    accepted_at    timestamptz,
    activated_at   timestamptz,
    ends_at        timestamptz,
    end_reason     text,
    ended_at       timestamptz,
    delay_fault    text,
    delay_detail   text,
    unique (page_id, profile_id)
);

create index grant_of_incident on access_grant (incident_id);
create index grant_of_person on access_grant (person_id, prepared_at desc);
create index grant_by_age on access_grant (prepared_at desc);
create index grant_live on access_grant (person_id, keycloak_group) where state in ('activating', 'active', 'ending');
create index grant_ended on access_grant (person_id, keycloak_group, ended_at desc) where state = 'ended';

-- Every person's place in a group that was ever of interest. Whoever holds the claim is the only one to ask Keycloak.
create table membership (
    person_id      text not null,
    keycloak_group text not null,
    due_at         timestamptz, -- when to look at it; null: when something happens
    claim_id       uuid,
    claimed_until  timestamptz,
    tries          int  not null, -- failures in a row
    primary key (person_id, keycloak_group)
);

create index membership_due on membership (due_at) where due_at is not null;

-- Memberships that no live grant wanted, removed by the sweep.
create table stray (
    stray_id       uuid primary key,
    person_id      text        not null,
    keycloak_group text        not null,
    removed_at     timestamptz not null,
    last_grant_id  uuid references access_grant
);
