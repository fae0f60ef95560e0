-- How often the steps are walked, as the policies stood when the incident opened.
alter table incident add column owner_rounds integer not null default 1;
alter table incident add column fallback_rounds integer not null default 1;
-- Which walk of all it is, from 1, and how many of the steps now walked are behind us.
alter table incident add column round integer not null default 1;
alter table incident add column rounds_walked integer not null default 0;
-- When whoever has it was asked whether they still do; null once they said so.
alter table incident add column asked_at timestamptz;

-- A person is called at most once in each round.
alter table page add column round integer not null default 1;
alter table page drop constraint page_incident_id_person_id_key;
alter table page add constraint page_once_a_round unique (incident_id, person_id, round);

-- Urgent ones do not wait for quiet hours to end.
alter table message add column urgent boolean not null default false;
