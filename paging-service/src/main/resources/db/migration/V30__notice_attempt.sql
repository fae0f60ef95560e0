-- Each try of a notice. Without an outcome it is under way, or whoever made it died before it was noted.
create table notice_attempt (
    notice_id uuid        not null references notice on delete cascade,
    number    integer     not null,
    began_at  timestamptz not null,
    ended_at  timestamptz,
    -- sent, failed-temporary or failed-permanent
    outcome   text,
    reason    text,
    primary key (notice_id, number)
);
