-- Who is told of events by webhook. kinds, systems: with line feeds between, none for all. Secrets sign, so they are
-- kept as they are; previous_secret signs beside the newer one until previous_until.
create table webhook_subscription (
    id                uuid primary key,
    name              text        not null,
    url               text        not null,
    kinds             text        not null,
    systems           text        not null,
    owner_id          text        not null,
    made_at           timestamptz not null,
    version           integer     not null,
    -- Enabled: what happened since then is sent. Disabled: when, by whom (null: by Bridgekeeper itself), and why.
    enabled_since     timestamptz,
    disabled_at       timestamptz,
    disabled_by       text,
    disabled_why      text,
    secret            text        not null,
    previous_secret   text,
    previous_until    timestamptz,
    -- Since when nothing has been delivered, and how many were given up since then.
    failing_since     timestamptz,
    given_up          integer     not null,
    removed_by        text,
    removed_at        timestamptz,
    check ((enabled_since is null) <> (disabled_at is null))
);

create table webhook_subscription_change (
    id              uuid primary key,
    subscription_id uuid        not null,
    changed_at      timestamptz not null,
    -- null: by Bridgekeeper itself
    changed_by      text,
    what            text        not null
);
create index webhook_subscription_change_of on webhook_subscription_change (subscription_id, changed_at);

-- One event for one subscription. place: the order in which they came. until: it is tried no more.
create table webhook_delivery (
    id              uuid primary key,
    place           bigint generated always as identity,
    subscription_id uuid        not null,
    event_id        uuid        not null,
    incident_id     uuid        not null,
    kind            text        not null,
    occurred_at     timestamptz not null,
    body            text        not null,
    state           text        not null,
    attempts        integer     not null,
    status          integer,
    error           text,
    queued_at       timestamptz not null,
    until           timestamptz not null,
    next_attempt_at timestamptz,
    attempted_at    timestamptz,
    delivered_at    timestamptz,
    unique (subscription_id, event_id)
);
create index webhook_delivery_due on webhook_delivery (subscription_id, next_attempt_at)
    where next_attempt_at is not null;
create index webhook_delivery_order on webhook_delivery (subscription_id, incident_id, place);
create index webhook_delivery_list on webhook_delivery (subscription_id, place);
create index webhook_delivery_old on webhook_delivery (queued_at);
