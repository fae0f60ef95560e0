create table severity_change (
    id            uuid primary key,
    incident_id   uuid        not null references incident,
    system_id     text,
    from_severity text        not null,
    to_severity   text        not null,
    lowered       boolean     not null,
    changed_by    text        not null,
    reason        text,
    at            timestamptz not null
);
create index severity_lowered_newest on severity_change (at desc) where lowered;
