-- Where Keycloak and the grants disagreed, and what was done about it. Only ever added to.
create table sweep_finding (
    finding_id uuid primary key,
    kind       text        not null check (kind in ('removed', 'adopted', 'mended')),
    person_id  text        not null,
    target     text        not null,
    grant_id   uuid references access_grant, -- the one that was adopted or mended, or that it was of; null: none known
    found_at   timestamptz not null
);

create index sweep_finding_by_age on sweep_finding (found_at desc);

insert into sweep_finding (finding_id, kind, person_id, target, grant_id, found_at)
select stray_id, 'removed', person_id, target, last_grant_id, removed_at from stray;
drop table stray;
