-- What people have said over the phone and what was done for it, by the provider's id of the text message, or of the call
-- and what was pressed in it: said again, as by a copy of an old callback, it does nothing. Kept for good, since a
-- signature is good for ever.
create table heard_message (
    id       text primary key,
    heard_at timestamptz not null
);
