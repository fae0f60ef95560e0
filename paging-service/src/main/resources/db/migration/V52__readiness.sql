-- What the last rehearsal found, of each person and system that they can be called for.
create table readiness (
    person_id  text        not null,
    system_id  text        not null,
    state      text        not null check (state in ('ready', 'not-ready', 'not-covered')),
    what       text        not null,
    mend       text        not null,
    checked_at timestamptz not null,
    since      timestamptz not null,
    primary key (person_id, system_id)
);
create index readiness_not_ready on readiness (since, person_id, system_id) where state = 'not-ready';
comment on table readiness is 'Told by access-service; kept when the person is covered no more, so that older news is known as such';
