-- Answers to POSTs with an Idempotency-Key, to be given again. status null: under way until the lease ends.
create table kept_answer (
    caller      text        not null,
    path        text        not null,
    key         text        not null,
    body_hash   text        not null,
    claim_id    uuid        not null,
    lease_until timestamptz not null,
    expires_at  timestamptz not null,
    status      integer,
    media_type  text,
    answer      bytea,
    primary key (caller, path, key)
);
create index kept_answer_expires on kept_answer (expires_at);
