-- Along with which notice this one is told, where it had to wait for its destination's limits.
alter table notice add column bundle_id uuid;
create index notice_bundle on notice (bundle_id) where bundle_id is not null;
-- When it counted towards the limits of its destination; null over channels without limits.
alter table notice add column counted_at timestamptz;
create index notice_counted on notice (channel, target, counted_at) where counted_at is not null;
-- The host that it goes to; empty where its channel has one provider for all.
alter table notice add column provider text not null default '';
-- When it was put off because its provider does not answer, and its person's next contact was looked for.
alter table notice add column put_off_at timestamptz;
