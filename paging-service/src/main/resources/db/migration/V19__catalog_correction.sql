-- What responders propose to those who keep the catalog: that signals with these labels belong to another system.
create table catalog_correction (
    id               uuid primary key,
    incident_id      uuid        not null references incident,
    title            text        not null,
    labels           text        not null,
    from_system      text,
    to_system        text        not null,
    proposed_by      text        not null,
    reason           text,
    at               timestamptz not null,
    dismissed_by     text,
    dismissed_reason text,
    dismissed_at     timestamptz
);
create index catalog_correction_newest on catalog_correction (at desc);
create index catalog_correction_of_incident on catalog_correction (incident_id);
