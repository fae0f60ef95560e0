-- A grant is for a page, or for a request or a use of break-glass; where those name no incident, the incident's row is
-- only the lock that every grant has, and has the id of the request.
alter table access_grant alter column page_id drop not null;
alter table access_grant add column request_id uuid;
alter table access_grant add constraint grant_is_for_one check (num_nonnulls(page_id, request_id) = 1);
create unique index grant_of_request on access_grant (request_id, profile_id) where request_id is not null;

-- The end of the grace after the resolution; null while the incident is open.
alter table access_grant add column ends_by timestamptz;
-- As they stood when the grant was prepared. What was prepared before there was a grace ends with its incident.
alter table access_grant add column grace text not null default 'PT0S';
alter table access_grant add column renewable boolean not null default true;

create table access_request (
    request_id      uuid primary key,
    person_id       text        not null,
    person_key      text, -- what all accounts of the person share; null: not known
    system_id       text        not null,
    profile_id      text        not null,
    incident_id     uuid references incident,
    reason          text        not null,
    duration        text        not null,
    asked_at        timestamptz not null,
    decide_by       timestamptz not null,
    needed          int         not null check (needed >= 0),
    state           text        not null check (state in ('pending', 'approved', 'denied', 'expired', 'withdrawn', 'revoked')),
    grant_id        uuid,
    decided_by      text,
    decision_reason text,
    decided_at      timestamptz,
    lasts_until     timestamptz not null -- for telling chains: until it expires, and then until its access is over
);

create index request_of_person on access_request (person_id, asked_at desc);
create index request_by_age on access_request (asked_at desc);
create index request_pending on access_request (decide_by) where state = 'pending';
create index request_lasting on access_request (lasts_until) where state in ('pending', 'approved');

create table access_approval (
    request_id  uuid        not null references access_request,
    person_id   text        not null,
    person_key  text,
    reason      text        not null,
    approved_at timestamptz not null,
    primary key (request_id, person_id)
);
