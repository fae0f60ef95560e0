-- What nothing in the catalog matched is looked for over the last weeks.
create index incident_unmatched on incident (opened_at) where system_id is null;
