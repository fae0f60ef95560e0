-- Somebody who is at work on an incident asks for a responder of another system.
create table responder_request (
    id           uuid primary key,
    incident_id  uuid        not null references incident,
    system_id    text        not null,
    system_name  text        not null,
    asked_by     text        not null,
    message      text        not null,
    asked_at     timestamptz not null,
    -- Whom that system's policy calls, as it stood then, and how many of them are behind us.
    steps        text        not null,
    position     integer     not null,
    -- When whoever is called has had their time; null once it is over.
    step_ends_at timestamptz,
    state        text        not null,
    ended_by     text,
    ended_at     timestamptz
);
create index responder_request_of_incident on responder_request (incident_id);
create index responder_request_due on responder_request (step_ends_at) where step_ends_at is not null;

-- By which a page was made; null for a step of the incident's own policy and for a page made by hand.
alter table page add column request_id uuid references responder_request;
