create table ledger (seq bigint generated always as identity, event_id uuid not null, person text not null);
