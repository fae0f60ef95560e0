-- What the service may do, whose role is not the one that owns the tables and runs these migrations. Runs again whenever
-- this text or the role's name changes. Tables of later migrations have the same rights from the start; what the service
-- must not have is taken here, after all migrations.
do $rights$
declare
    service text := '${serviceRole}';
    here    text := current_schema();
begin
    if service in ('', current_user) then
        raise warning 'the service uses the role that owns its tables: the database cannot keep the audit from it';
        return;
    end if;
    execute format('grant select, insert, update, delete on all tables in schema %I to %I', here, service);
    execute format('grant usage on all sequences in schema %I to %I', here, service);
    execute format(
        'alter default privileges in schema %I grant select, insert, update, delete on tables to %I', here, service);
    execute format('alter default privileges in schema %I grant usage on sequences to %I', here, service);
    execute format('revoke all on audit_entry, audit_pending, flyway_schema_history from %I', service);
    execute format('grant select on audit_entry to %I', service);
    execute format('grant insert on audit_pending to %I', service);
end
$rights$;
