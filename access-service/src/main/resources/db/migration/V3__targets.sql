-- What a grant gives: several targets, each by its text: /systems/shop, realm:NAME, client:CLIENT:NAME.
alter table profile add column targets text[];
update profile set targets = array[keycloak_group];
alter table profile alter column targets set not null;
alter table profile drop column keycloak_group;

-- settled: the targets of which Keycloak has said what this state waits for: there while activating, gone while ending.
alter table access_grant add column targets text[];
alter table access_grant add column settled text[] not null default '{}';
update access_grant set targets = array[keycloak_group];
alter table access_grant alter column targets set not null;

drop index grant_live;
drop index grant_ended;
alter table access_grant drop column keycloak_group;

-- A person has few live grants, so that whose targets these are is looked up in them.
create index grant_live on access_grant (person_id) where state in ('activating', 'active', 'ending');
create index grant_ended on access_grant (person_id, ended_at desc) where state = 'ended';

alter table membership rename column keycloak_group to target;
alter table stray rename column keycloak_group to target;
