-- How an integration's senders prove who they are. The secrets are sealed: the key is in the settings, not in the database.
alter table integration add column signature_required boolean not null default false;
alter table integration add column topics text not null default '';

create table integration_secret (
    id             uuid primary key,
    integration_id uuid        not null references integration,
    sealed         text        not null,
    created_at     timestamptz not null
);
create index integration_secret_of on integration_secret (integration_id);
