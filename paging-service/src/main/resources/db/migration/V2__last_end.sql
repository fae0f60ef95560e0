-- When a problem was last over: one row a problem, also for one whose end came before its beginning.
create table last_end (
    integration_id uuid        not null,
    dedup_key      text        not null,
    -- By the clock that stamps signals.
    ended_at       timestamptz,
    -- When a person resolved its incident, by the clock of this service.
    closed_at      timestamptz,
    primary key (integration_id, dedup_key)
);
insert into last_end (integration_id, dedup_key, ended_at)
select integration_id, dedup_key, max(cleared_at) from alert group by integration_id, dedup_key;

-- It answered the same, at a cost that grew with the problem's history.
drop index alert_last_end;
