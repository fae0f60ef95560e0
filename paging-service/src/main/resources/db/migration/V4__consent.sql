-- What people said when asked whether they may be called: yes, with a scope, hours, channels and an end; or no.
alter table consent rename to consent_of_system;
alter table consent_of_system rename constraint consent_pkey to consent_of_system_pkey;

create table consent (
    id             uuid primary key,
    person_id      text        not null,
    -- systems, rotation or fallback
    scope_kind     text        not null,
    -- Each with a blank before and after it.
    scope_ids      text        not null,
    zone           text,
    hours          text,
    channels       text,
    from_at        timestamptz,
    until_at       timestamptz,
    answered_at    timestamptz not null,
    -- When the person is asked to renew it; null once they were, and for what needs no renewal.
    ask_at         timestamptz,
    asked_at       timestamptz,
    withdrawn      boolean     not null,
    -- Of a no alone, which has no terms.
    decline_reason text,
    check (decline_reason is not null
        or zone is not null and hours is not null and channels is not null
            and from_at is not null and until_at is not null)
);
create index consent_of_person on consent (person_id);
create index consent_in_force on consent (until_at) where decline_reason is null;
create index consent_to_ask on consent (ask_at) where ask_at is not null;

-- The ids are those that the service works out for the usual agreement of a person: an MD5 of both, as a UUID of version 3.
insert into consent (id, person_id, scope_kind, scope_ids, zone, hours, channels, from_at, until_at, answered_at,
    ask_at, withdrawn)
select overlay(overlay(digest placing '3' from 13 for 1)
        placing to_hex(('x' || substr(digest, 17, 1))::bit(4)::int & 3 | 8) from 17 for 1)::uuid,
    person_id, case system_id when '*' then 'fallback' else 'systems' end,
    case system_id when '*' then ' ' else ' ' || system_id || ' ' end, 'Z', '', '',
    least(accepted_at, until), until, accepted_at,
    greatest(until - interval '14 days', accepted_at + (until - accepted_at) / 2), false
from (select *, md5(person_id || ' ' || case system_id when '*' then 'fallback' else 'system:' || system_id end) as digest
    from consent_of_system) as known;

drop table consent_of_system;

-- Over which a page's person agreed to be called when it was queued; empty for all.
alter table page add column channels text not null default '';
-- Who called by hand; null for a step of a policy.
alter table page add column called_by text;

-- What is told to a person that is about no page.
create table message (
    id              uuid primary key,
    person_id       text        not null,
    about           text        not null,
    subject         text        not null,
    text            text        not null,
    path            text        not null,
    -- Which of the person's contacts, from 0.
    contact         integer     not null,
    state           text        not null,
    attempts        integer     not null,
    queued_at       timestamptz not null,
    next_attempt_at timestamptz,
    sent_at         timestamptz,
    error           text
);
create index message_due on message (next_attempt_at) where next_attempt_at is not null;
