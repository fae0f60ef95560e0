package io.bridgekeeper.paging.notify;

import static io.smallrye.mutiny.vertx.UniHelper.toUni;
import static java.time.ZoneOffset.UTC;

import io.bridgekeeper.paging.incident.Severity;
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
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Notices of incidents that are late.
 *
 * <p>Only what asks for those that are due says {@code late} without a "not": these are the words of their index (decision
 * 0009). Lock order as in {@link NoticeRepository}.
 */
@ApplicationScoped
class LateRepository {

    private static final int MOST_AT_ONCE = 2_000;
    static final String FAILED = "the notice that told of it has failed";

    private final Pool pool;

    LateRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * What was decided, and is written.
     *
     * @param failed told along with one that has failed, each to be followed by its page's next contact
     * @param putOff told along with one that waits for its provider, the same
     */
    record Decided(LatePlan plan, List<NoticeContact> failed, List<NoticeContact> putOff) {}

    /** Whether some have waited so long for others that they leave. */
    Uni<Boolean> isDue(Instant now, Instant waitingSince) {
        return toUni(pool.preparedQuery("""
                        select exists (select 1 from notice
                            where late and next_attempt_at <= $1 and (bundle_id is not null or next_attempt_at <= $2))""").execute(Tuple.of(now.atOffset(UTC), waitingSince.atOffset(UTC))))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /**
     * Decides what becomes of those that are due, with all others to the same destinations that are, in a transaction of its
     * own. Replicas take turns: what two of them saw would leave as two.
     *
     * @param waitingSince those that are due since then have waited long enough for others
     */
    Uni<Decided> decide(Instant now, Instant waitingSince) {
        return toUni(pool.withTransaction(connection -> connection
                .query("select pg_advisory_xact_lock(hashtextextended('late notices', 0))")
                .execute()
                .compose(locked -> due(connection, now, waitingSince))
                .compose(due -> {
                    LatePlan plan = LatePlan.of(due.keySet());
                    return release(connection, plan.go())
                            .compose(x -> along(connection, plan.along(), now))
                            .compose(x -> lookAgain(connection, plan.lookedAtAgain(), now))
                            .compose(x -> settle(connection, plan.told()))
                            .map(x -> new Decided(plan, of(plan.failed(), due), of(plan.putOff(), due)));
                })));
    }

    private static Future<Map<LateNotice, NoticeContact>> due(
            SqlConnection connection, Instant now, Instant waitingSince) {
        return connection
                .preparedQuery("""
                        with ripe as (
                            select distinct person_id, channel, target from notice
                            where late and next_attempt_at <= $1 and (bundle_id is not null or next_attempt_at <= $2)),
                        due as (
                            select n.* from notice n join ripe r using (person_id, channel, target)
                            where n.late and n.next_attempt_at <= $1
                            order by n.next_attempt_at limit $3 for update of n skip locked)
                        select n.id, n.page_id, n.incident_id, n.person_id, n.channel, n.target,
                            n.put_off_at is not null as is_put_off, i.severity, i.since,
                            c.id as carrier_id, c.state as carrier_state,
                            c.receipt_due_at is null as is_heard, c.put_off_at is not null as is_carrier_put_off
                        from due n join incident i on i.id = n.incident_id
                            left join notice c on c.id = n.bundle_id""")
                .execute(Tuple.of(now.atOffset(UTC), waitingSince.atOffset(UTC), MOST_AT_ONCE))
                .map(rows -> rows.stream().collect(Collectors.toMap(LateRepository::late, LateRepository::contact)));
    }

    private static LateNotice late(Row row) {
        return new LateNotice(
                row.getUUID("id"),
                new LateNotice.Destination(
                        row.getString("person_id"), row.getString("channel"), row.getString("target")),
                Severity.valueOf(row.getString("severity")),
                row.getOffsetDateTime("since").toInstant(),
                Optional.ofNullable(row.getUUID("carrier_id"))
                        .map(id -> new LateNotice.Carrier(
                                id,
                                row.getString("carrier_state"),
                                row.getBoolean("is_heard"),
                                row.getBoolean("is_carrier_put_off"))),
                row.getBoolean("is_put_off"));
    }

    private static NoticeContact contact(Row row) {
        return new NoticeContact(
                row.getUUID("id"),
                row.getUUID("page_id"),
                row.getUUID("incident_id"),
                row.getString("person_id"),
                row.getString("channel"),
                row.getString("target"));
    }

    private static List<NoticeContact> of(List<UUID> ids, Map<LateNotice, NoticeContact> due) {
        return due.values().stream()
                .filter(contact -> ids.contains(contact.noticeId()))
                .toList();
    }

    private static Future<Void> release(SqlConnection connection, List<LatePlan.Go> go) {
        if (go.isEmpty()) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery("""
                        update notice n
                        set late = false, carries = o.carries, bundle_id = null,
                            state = case when n.state = 'bundled' then 'pending' else n.state end
                        from unnest(cast($1 as uuid[]), cast($2 as boolean[])) as o (id, carries)
                        where n.id = o.id""")
                .execute(Tuple.of(go.stream().map(LatePlan.Go::noticeId).toArray(UUID[]::new), (Object)
                        go.stream().map(LatePlan.Go::carries).toArray(Boolean[]::new)))
                .mapEmpty();
    }

    private static Future<Void> along(SqlConnection connection, List<LatePlan.Along> along, Instant now) {
        if (along.isEmpty()) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery("""
                        update notice n set state = 'bundled', bundle_id = o.carrier, next_attempt_at = $3
                        from unnest(cast($1 as uuid[]), cast($2 as uuid[])) as o (id, carrier)
                        where n.id = o.id""")
                .execute(Tuple.of(
                        along.stream().map(LatePlan.Along::noticeId).toArray(UUID[]::new),
                        along.stream().map(LatePlan.Along::with).toArray(UUID[]::new),
                        now.plus(LatePlan.LOOK_AGAIN).atOffset(UTC)))
                .mapEmpty();
    }

    /** Of those of which the other one has told while it is waited whether it arrived, that time is noted already. */
    private static Future<Void> lookAgain(SqlConnection connection, List<UUID> again, Instant now) {
        if (again.isEmpty()) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery("""
                        with again as (
                            update notice n
                            set next_attempt_at = $2, sent_at = case when c.state = 'sent' then c.sent_at else n.sent_at end
                            from notice c where c.id = n.bundle_id and n.id = any($1)
                            returning n.page_id, n.sent_at)
                        update page set state = 'sent'
                        where state is not distinct from 'queued'
                            and id = any(array(select page_id from again where sent_at is not null))""")
                .execute(Tuple.of(
                        again.toArray(UUID[]::new),
                        now.plus(LatePlan.LOOK_AGAIN).atOffset(UTC)))
                .mapEmpty();
    }

    private static Future<Void> settle(SqlConnection connection, List<UUID> told) {
        if (told.isEmpty()) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery("""
                        with told as (
                            update notice n set next_attempt_at = null, sent_at = c.sent_at
                            from notice c where c.id = n.bundle_id and n.id = any($1)
                            returning n.page_id, c.state)
                        update page p set state = told.state from told
                        where p.id = told.page_id and (p.state is not distinct from 'queued'
                            or p.state is not distinct from 'sent' and told.state = 'delivered')""")
                .execute(Tuple.of(told.toArray(UUID[]::new)))
                .mapEmpty();
    }

    /**
     * One that was told along with another has failed with it.
     *
     * @return whether it still was
     */
    Uni<Boolean> failed(Mutiny.Session session, UUID noticeId) {
        return session.createNativeQuery("update notice set state = 'failed-permanent', next_attempt_at = null,"
                        + " sent_at = null, error = :error"
                        + " where id = :id and state = 'bundled' and exists (select 1 from notice c"
                        + " where c.id = notice.bundle_id and c.state = 'failed-permanent')")
                .setParameter("error", FAILED)
                .setParameter("id", noticeId)
                .executeUpdate()
                .map(updated -> updated == 1);
    }

    /** @return whether it still is told along with another, and nobody has looked for a further contact yet */
    Uni<Boolean> putOff(Mutiny.Session session, UUID noticeId, Instant now) {
        return session.createNativeQuery("update notice set put_off_at = :now"
                        + " where id = :id and state = 'bundled' and put_off_at is null")
                .setParameter("now", now)
                .setParameter("id", noticeId)
                .executeUpdate()
                .map(updated -> updated == 1);
    }

    /** What was told along with one that has failed for good is looked at now, also where it counted as told. */
    static Uni<Void> lookAtAlong(Mutiny.Session session, UUID carrierId, Instant now) {
        return session.createNativeQuery("""
                        with along as (
                            select id from notice where bundle_id = :id and state = 'bundled'
                            order by id for update skip locked)
                        update notice set next_attempt_at = :now, sent_at = null
                        where id = any(array(select id from along))""")
                .setParameter("id", carrierId)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** What claimed notices tell of besides, the most urgent first. */
    Uni<List<Row>> others(List<UUID> carriers) {
        return toUni(pool.preparedQuery("""
                        select n.bundle_id, n.person_id, p.id as page_id, p.queued_at as page_queued_at,
                            i.id as incident_id, i.title, i.severity, i.system_id, i.since
                        from notice n join page p on p.id = n.page_id join incident i on i.id = n.incident_id
                        where n.bundle_id = any($1) and n.state = 'bundled'
                        order by i.severity, i.since, n.id""").execute(Tuple.of(carriers.toArray(UUID[]::new))))
                .map(rows -> rows.stream().toList());
    }
}
