-- Lists go on behind an item, by time and id: ids keep those of one moment apart. The condition of what is open stays in the
-- words that only its own query has (decision 0009).
drop index incident_newest;
create index incident_newest on incident (opened_at desc, id desc);
drop index incident_open_newest;
create index incident_open_newest on incident (opened_at desc, id desc) where resolved_at is null;
create index incident_of_system on incident (system_id, opened_at desc, id desc);
drop index ownership_gap_newest;
create index ownership_gap_newest on ownership_gap (found_at desc, id desc);
