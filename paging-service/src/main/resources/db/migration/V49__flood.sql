-- Integrations that a gateway throttles now. heard_at: the newest refusal that was told of; over when none is for a while.
create table flood (
    integration_id uuid primary key,
    heard_at       timestamptz not null
);
create index flood_heard on flood (heard_at);
