package io.bridgekeeper.paging.notify;

import static io.smallrye.mutiny.vertx.UniHelper.toUni;
import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Notices of channels with limits: which of those that are due begin, wait, or are told along with another. */
@ApplicationScoped
class ThrottleRepository {

    private static final int MOST_AT_ONCE = 500;

    private final Pool pool;

    ThrottleRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * Claims due notices until the lease ends, and holds back others, in a transaction of its own. Replicas take turns
     * for a channel: what the one begins counts for the next.
     *
     * @return as {@link NoticeRepository#claim}
     */
    Uni<List<Row>> claim(Claim claim, Throttle throttle) {
        return toUni(pool.withTransaction(connection -> connection
                .preparedQuery("select pg_advisory_xact_lock(hashtextextended('notices over ' || $1, 0))")
                .execute(Tuple.of(claim.channel()))
                .compose(locked -> due(connection, claim))
                .compose(due -> counted(connection, claim, due, throttle)
                        .map(counted -> Turns.of(due, counted, throttle, claim)))
                .compose(turns -> hold(connection, turns.held())
                        .compose(held -> settle(connection, turns.told()))
                        .compose(settled -> begin(connection, claim, turns.go())))));
    }

    private static Future<List<Candidate>> due(SqlConnection connection, Claim claim) {
        return connection
                .preparedQuery("""
                        with due as (
                            select * from notice
                            where channel = $1 and next_attempt_at <= $2 and not late and provider <> all($4)
                            order by next_attempt_at limit $3 for update skip locked)
                        select n.id, n.target, n.provider, n.attempts, n.state, n.bundle_id, b.state as carrier,
                            -- One that tells of others does not wait for the limits.
                            not n.carries and exists (
                                select 1 from notice t where t.incident_id = n.incident_id
                                    and t.state in ('sent', 'delivered')
                                    and (p.called_by is null or t.page_id = n.page_id)) as is_told
                        from due n
                            join page p on p.id = n.page_id
                            left join notice b on b.id = n.bundle_id
                        order by n.next_attempt_at, n.queued_at, n.id""")
                .execute(Tuple.of(claim.channel(), claim.now().atOffset(UTC), MOST_AT_ONCE, claim.excluded()))
                .map(rows -> rows.stream().map(ThrottleRepository::candidate).toList());
    }

    private static Candidate candidate(Row row) {
        return new Candidate(
                row.getUUID("id"),
                row.getString("target"),
                row.getString("provider"),
                row.getInteger("attempts") > 0,
                !row.getBoolean("is_told"),
                row.getString("state").equals("bundled"),
                Optional.ofNullable(row.getUUID("bundle_id"))
                        .map(id -> new Candidate.Carrier(id, row.getString("carrier"))));
    }

    private static Future<Map<String, List<Instant>>> counted(
            SqlConnection connection, Claim claim, List<Candidate> due, Throttle throttle) {
        if (due.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        return connection
                .preparedQuery("""
                        select target, counted_at from notice
                        where channel = $1 and target = any($2) and counted_at > $3
                            and state is distinct from 'failed-permanent'""")
                .execute(Tuple.of(
                        claim.channel(),
                        due.stream().map(Candidate::target).distinct().toArray(String[]::new),
                        claim.now().minus(throttle.longest()).atOffset(UTC)))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getString("target"),
                                Collectors.mapping(
                                        row -> row.getOffsetDateTime("counted_at")
                                                .toInstant(),
                                        Collectors.toList()))));
    }

    private static Future<Void> hold(SqlConnection connection, List<Turns.Held> held) {
        if (held.isEmpty()) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery("""
                        update notice n
                        set state = 'bundled', bundle_id = cast(nullif(o.bundle, '') as uuid),
                            next_attempt_at = cast(o.until as timestamptz)
                        from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as text[])) as o (id, until, bundle)
                        where n.id = o.id""")
                .execute(Tuple.of(
                        held.stream().map(Turns.Held::noticeId).toArray(UUID[]::new),
                        held.stream().map(one -> one.until().toString()).toArray(String[]::new),
                        held.stream()
                                .map(one -> one.with().map(UUID::toString).orElse(""))
                                .toArray(String[]::new)))
                .mapEmpty();
    }

    private static Future<Void> settle(SqlConnection connection, List<UUID> told) {
        if (told.isEmpty()) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery("""
                        with told as (
                            update notice n set next_attempt_at = null, sent_at = carrier.sent_at
                            from notice carrier where carrier.id = n.bundle_id and n.id = any($1)
                            returning n.page_id)
                        update page set state = 'sent'
                        where state is not distinct from 'queued' and id = any(array(select page_id from told))""")
                .execute(Tuple.of(told.toArray(UUID[]::new)))
                .mapEmpty();
    }

    private static Future<List<Row>> begin(SqlConnection connection, Claim claim, List<UUID> go) {
        if (go.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return connection
                .preparedQuery("""
                        with claimed as (
                            update notice n
                            set state = 'sending', attempts = n.attempts + 1, next_attempt_at = $3, bundle_id = null,
                                counted_at = case when n.attempts = 0 then $2 else n.counted_at end, put_off_at = null
                            where n.id = any($1)
                            returning n.*),
                        along as (
                            select o.bundle_id, coalesce(i.system_id, '') as system_id
                            from notice o join incident i on i.id = o.incident_id
                            where o.bundle_id = any($1) and o.state = 'bundled'),
                        """ + NoticeMapper.BEGUN + """
                        select c.*, array(select system_id from along where bundle_id = c.id) as along from begun c""")
                .execute(Tuple.of(
                        go.toArray(UUID[]::new),
                        claim.now().atOffset(UTC),
                        claim.leaseUntil().atOffset(UTC)))
                .map(rows -> rows.stream().toList());
    }
}
