-- Within what a join key tells incidents apart: their integration, or for groups of the catalog that span several, none.
alter table incident add column join_scope uuid;
update incident set join_scope = integration_id;

-- A process of before this column leaves it out, while it is being replaced.
create function incident_join_scope() returns trigger language plpgsql as $$
begin
    new.join_scope := new.integration_id;
    return new;
end $$;
create trigger incident_join_scope before insert on incident
    for each row when (new.join_scope is null) execute function incident_join_scope();

-- At most one open incident a group, whatever races.
create unique index incident_joinable on incident (join_scope, join_key) where state <> 'resolved';
drop index incident_open;

-- Two tools may call two problems the same, and both be of one incident.
create unique index alert_of_problem on alert (incident_id, integration_id, dedup_key);
drop index alert_of_incident;
