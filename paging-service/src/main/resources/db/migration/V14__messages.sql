-- Over which of the person's ways a message was tried last; null where it is to go over another one.
alter table message add column way_id uuid;
-- The ids of the ways over which it is not tried any more, with blanks between; contact says how many they are.
alter table message add column given_up text not null default '';

-- Who is in which rotation, and what was told about it: a message goes out once, and anew when a person was taken
-- off and is put on later.
create table rotation_place (
    person_id   text        not null,
    rotation_id text        not null,
    -- nothing, asked or declined
    told        text        not null check (told in ('nothing', 'asked', 'declined')),
    told_at     timestamptz not null,
    primary key (person_id, rotation_id)
);

-- One row, which is the lock of all places; and which catalog it was written by, so that a process that has not
-- taken over a newer one yet does not take people off who are in it. -1: nobody has looked yet.
create table rotation_place_look (
    id             integer primary key check (id = 1),
    catalog_number bigint not null
);
insert into rotation_place_look (id, catalog_number) values (1, -1);
