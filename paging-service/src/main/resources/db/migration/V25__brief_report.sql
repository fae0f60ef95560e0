-- What the last incidents of an integration lacked that its sender should give, and of which of it the owner was told.
create table brief_report (
    integration_id uuid primary key,
    incidents      integer not null,
    gaps           text    not null,
    told           text    not null,
    told_at        timestamptz
);
