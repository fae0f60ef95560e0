-- Events on their way out. Rows go when the broker has them, so the table stays small.
create table outbox (
    seq         bigint generated always as identity primary key,
    id          uuid        not null,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    source      text        not null,
    occurred_at timestamptz not null,
    traceparent text,
    data        text        not null
);

-- Once a statement, at commit: the relay reads from the table, the notification only wakes it.
create function outbox_wake() returns trigger language plpgsql as $$
begin
    notify outbox;
    return null;
end
$$;

create trigger outbox_wake after insert on outbox for each statement execute function outbox_wake();

-- Events that were taken in, by CloudEvents id.
create table inbox (
    event_id uuid primary key,
    seen_at  timestamptz not null
);

create index inbox_seen_at on inbox (seen_at);
