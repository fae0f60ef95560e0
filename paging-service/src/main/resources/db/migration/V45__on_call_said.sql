-- What was last said on paging.oncall.v1 under each key, as it was said: only what differs is said again.
create table on_call_said (
    key  text primary key,
    data text not null
);

-- One row, which is the lock of all that is said; by which catalog it was last looked, and when. -1 and null: nobody has yet.
create table on_call_look (
    id             integer primary key check (id = 1),
    catalog_number bigint not null,
    looked_at      timestamptz
);
insert into on_call_look (id, catalog_number) values (1, -1);

-- A row for each change of overrides that was not looked at yet. It commits with the change, whoever makes it, so that a
-- process that dies leaves it to the next one; writers of overrides do not wait for each other here.
create table on_call_note (
    id bigint generated always as identity primary key
);
create function rotation_override_note() returns trigger language plpgsql as $$
begin
    insert into on_call_note default values;
    return null;
end
$$;
create trigger rotation_override_note after insert or update or delete on rotation_override
    for each statement execute function rotation_override_note();
