-- Until when its tests so far have used up how often it may be tested.
alter table webhook_subscription add column tests_spent_until timestamptz;
comment on column webhook_subscription.secret is 'Signs, so it is sealed rather than hashed; whsec_…: of an older version, until it is sealed';
comment on column webhook_subscription.previous_secret is 'As secret; signs beside the newer one until previous_until';
