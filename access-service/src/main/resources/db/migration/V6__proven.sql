-- Since when a grant is to be taken; when Keycloak was last read back to lack what was taken; since when that is overdue.
alter table access_grant add column ending_since timestamptz;
alter table access_grant add column proven_at timestamptz;
alter table access_grant add column overdue_at timestamptz;
update access_grant set ending_since = coalesce(activated_at, accepted_at, prepared_at) where state = 'ending';
