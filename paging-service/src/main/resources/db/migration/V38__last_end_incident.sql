-- In which incident a problem cleared last, while a person has not ended it: it is reopened where the problem soon fires again.
alter table last_end add column incident_id uuid;
