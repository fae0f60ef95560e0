-- What was sent over a contact method to see whether it leads to its person, a code or a test, and what was heard of it.
create table contact_trial (
    -- That of the message: receipts come back with it. One day's self-test has one, however often it is tried.
    id        uuid primary key,
    method_id uuid        not null references contact_method on delete cascade,
    what      text        not null check (what in ('code', 'test')),
    began_at  timestamptz not null,
    state     text        not null check (state in ('sending', 'sent', 'delivered', 'failed')),
    reason    text,
    heard_at  timestamptz
);
create index contact_trial_of_method on contact_trial (method_id, began_at);

-- The key of before, which still opens its heartbeat for a while: whoever beats is given the new one meanwhile.
alter table heartbeat add column previous_key_hash text unique;
alter table heartbeat add column previous_until timestamptz;
