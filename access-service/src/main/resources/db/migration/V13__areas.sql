-- The area of its system that a page is for; null: none is known, as of all pages of before.
alter table page add column area_id text;

-- Also the systems of which a profile is for some areas alone; which these are, its definition says.
comment on table profile_rule_system is 'the systems that a profile is for, as a whole or for areas of them';

-- The areas whose profiles were looked at, beside those of the system.
alter table rehearsal add column areas text[] not null default '{}';
