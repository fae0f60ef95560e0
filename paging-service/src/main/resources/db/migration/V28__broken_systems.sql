-- Whether a system is broken, for those that depend on it. In other words than the other indexes of open incidents, so that
-- no query by key is answered by reading all of this one (decision 0009).
create index incident_of_broken_system on incident (system_id, opened_at desc)
    where how is null and system_id is not null;
