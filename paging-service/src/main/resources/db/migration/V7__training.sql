-- What people have done for systems, counted as it happens: a ladder asks for it at each page.
create table training (
    person_id text        not null,
    system_id text        not null,
    accepted  integer     not null,
    shadowed  integer     not null,
    last_at   timestamptz not null,
    primary key (system_id, person_id)
);
create index training_of_person on training (person_id);

-- Whoever accepted a page before is trained from the start.
insert into training (person_id, system_id, accepted, shadowed, last_at)
select p.person_id, i.system_id, count(*), 0, max(coalesce(p.answered_at, p.queued_at))
from page p join incident i on i.id = p.incident_id
where p.state = 'accepted' and i.system_id is not null
group by p.person_id, i.system_id;

-- Incidents that people follow as a shadow; counted_at is null until one is over that somebody had accepted.
create table shadowed_incident (
    incident_id uuid        not null references incident,
    person_id   text        not null,
    system_id   text        not null,
    at          timestamptz not null,
    counted_at  timestamptz,
    primary key (incident_id, person_id)
);
create index shadowed_incident_of on shadowed_incident (person_id, at desc);

-- Rungs of an incident's ladder that were passed over for the good of a person, and that are gone back to.
alter table incident add column spared text not null default '';

-- What a person was paged for of late, whatever became of it: the load guard asks for it at each page.
create index page_of_person on page (person_id, queued_at);
