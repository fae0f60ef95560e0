-- Ways to reach people: their own, and those of the catalog, of which it is kept how well they work.
create table contact_method (
    id                uuid primary key,
    person_id         text        not null,
    source            text        not null check (source in ('catalog', 'own')),
    channel           text        not null,
    target            text        not null,
    name              text        not null,
    added_at          timestamptz not null,
    verified_at       timestamptz,
    -- Of the code that was sent last; null once it was answered rightly.
    code_hash         text,
    code_expires_at   timestamptz,
    code_tries        integer     not null,
    last_tried_at     timestamptz,
    last_delivered_at timestamptz,
    last_failed_at    timestamptz,
    last_failure      text,
    failing_since     timestamptz,
    -- The end of a lease while a test is being sent.
    test_due_at       timestamptz,
    test_attempts     integer     not null,
    unique (person_id, channel, target, source)
);
create index contact_method_test_due on contact_method (test_due_at) where test_due_at is not null;
create index contact_method_failing on contact_method (person_id) where failing_since is not null;

-- What a person set. Its row is also the lock of all that is theirs here.
create table contact_settings (
    person_id     text primary key,
    high_rules    text not null,
    low_rules     text not null,
    quiet_zone    text,
    quiet_windows text not null
);

-- How much of an hour's allowance is used: codes of a person, codes to a target, tests of a method.
create table contact_allowance (
    allowance_key text primary key,
    hour_from     timestamptz not null,
    used          integer     not null
);

-- Why over this contact, in words; null for those that were queued before it was kept.
alter table notice add column why text;
