-- Numbers that have said STOP: nothing goes there until they say START.
create table stopped_number (
    channel text        not null check (channel in ('sms', 'voice')),
    number  text        not null,
    since   timestamptz not null,
    primary key (channel, number)
);

-- Which notices a reply may be about.
create index notice_to_number on notice (target, queued_at) where channel = 'sms';
