-- While nothing is open, the database takes a partial index of what is open for tiny, and reads it whole for queries by
-- key that its condition holds for too (decision 0009). So its condition is one that only its own query has.
drop index incident_open_newest;
create index incident_open_newest on incident (opened_at desc) where resolved_at is null;

-- The notices of an incident are read with those that are over, too.
drop index notice_open_of_incident;
create index notice_of_incident on notice (incident_id);
