-- The audit: a chain of entries that only grows. Its form is that of io.bridgekeeper.auditchain.AuditChain, to the byte.
create table audit_entry (
    seq         bigint primary key check (seq > 0),
    previous    text        not null unique, -- so the chain cannot fork
    hash        text        not null unique,
    at          timestamptz not null,
    actor       text        not null,
    action      text        not null,
    subject     text,
    system_id   text,
    incident_id uuid,
    grant_id    uuid,
    facts       text        not null
);

create index audit_of_subject on audit_entry (subject, seq);
create index audit_of_actor on audit_entry (actor, seq);
create index audit_of_system on audit_entry (system_id, seq);
create index audit_of_incident on audit_entry (incident_id, seq);
create index audit_of_action on audit_entry (action, seq);
create index audit_by_time on audit_entry (at);

-- What a transaction has to tell. Empty whenever nobody is committing: at its commit the trigger below chains it.
create table audit_pending (
    place       bigint generated always as identity primary key,
    at          timestamptz not null,
    actor       text        not null,
    action      text        not null,
    subject     text,
    system_id   text,
    incident_id uuid,
    grant_id    uuid,
    facts       text        not null check (json_typeof(facts::json) = 'object')
);

-- At commit and not before: the lock on the end of the chain is the last that a transaction takes, whatever it does, so
-- two of them never wait for each other, and it is held for no longer than the commit takes. With the rights of the
-- tables' owner: the service itself can neither write an entry nor choose its hash.
create function audit_chain() returns trigger language plpgsql security definer as $$
declare
    last_seq  bigint;
    last_hash text;
    entry     text;
begin
    -- Any number will do, as long as nothing else in the database locks by it.
    perform pg_advisory_xact_lock(7022365302255872617);
    select seq, hash into last_seq, last_hash from audit_entry order by seq desc limit 1;
    last_seq := coalesce(last_seq, 0);
    last_hash := coalesce(last_hash, repeat('0', 64));
    entry := '{"seq":' || last_seq + 1
        || ',"previous":"' || last_hash
        || '","at":"' || to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || '","actor":' || to_json(new.actor)::text
        || ',"action":' || to_json(new.action)::text
        || coalesce(',"subject":' || to_json(new.subject)::text, '')
        || coalesce(',"system":' || to_json(new.system_id)::text, '')
        || coalesce(',"incident":"' || new.incident_id || '"', '')
        || coalesce(',"grant":"' || new.grant_id || '"', '')
        || ',"facts":' || new.facts || '}';
    insert into audit_entry
        (seq, previous, hash, at, actor, action, subject, system_id, incident_id, grant_id, facts)
    values (last_seq + 1, last_hash, encode(sha256(convert_to(entry, 'UTF8')), 'hex'), new.at, new.actor, new.action,
        new.subject, new.system_id, new.incident_id, new.grant_id, new.facts);
    delete from audit_pending where place = new.place;
    return null;
end
$$;

-- It looks for tables in this schema and for nothing else: a temporary table of the same name must not take an entry in.
do $path$
begin
    execute format('alter function audit_chain() set search_path = pg_catalog, %I, pg_temp', current_schema());
end
$path$;

create constraint trigger audit_chain after insert on audit_pending
    deferrable initially deferred for each row execute function audit_chain();

-- The service's role has no right to any of this; a slip of the owner's hand is refused as well.
create function audit_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'the audit only grows: % is refused', lower(tg_op) using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_is_final before update or delete or truncate on audit_entry
    for each statement execute function audit_is_final();
