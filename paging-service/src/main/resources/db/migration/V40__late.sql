-- Whether it was taken long before it was opened, or reopened: people are told of it together with others.
alter table incident add column late boolean not null default false;
-- Of such an incident: looked at together with others before it goes out, and told along with one of them or not.
alter table notice add column late boolean not null default false;
create index notice_late on notice (next_attempt_at) where late;
-- Tells of others too, whose bundle_id names it.
alter table notice add column carries boolean not null default false;
