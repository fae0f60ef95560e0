-- Pages that were answered by the link in their notices, which answers once. Links themselves are kept nowhere.
create table link_use (
    page_id uuid primary key,
    answer  text        not null,
    used_at timestamptz not null
);
