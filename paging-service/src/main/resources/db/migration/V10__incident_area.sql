-- The function of its system that broke, where the catalog tells.
alter table incident add column area_id text;
