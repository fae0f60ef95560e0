package io.bridgekeeper.paging.notify;

import static io.smallrye.mutiny.vertx.UniHelper.toUni;
import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Notices and how far they have come.
 *
 * <p>Only {@link #claim} asks when a notice is due in words that the index of due notices has: a query by key that had
 * them too would be answered by reading all of that index (decision 0009).
 *
 * <p>Lock order, here and with pages: incident, notice, page; of several notices that of their ids.
 */
@ApplicationScoped
public class NoticeRepository {

    private final Pool pool;
    private final AtomicReference<RecentChannels> recent = new AtomicReference<>(RecentChannels.NONE);

    NoticeRepository(Pool pool) {
        this.pool = pool;
    }

    /** Writes notices that are to go out, in one batch. */
    public Uni<Void> queue(Mutiny.Session session, List<QueuedNotice> queued) {
        recent.updateAndGet(known -> known.with(queued));
        return session.persistAll(queued.stream().map(NoticeRepository::row).toArray());
    }

    /** Over which this process has lately queued notices that were due at once. */
    Set<String> recentChannels(Instant now) {
        return recent.get().at(now);
    }

    private static NoticeRow row(QueuedNotice queued) {
        NoticeRow row = new NoticeRow();
        row.id = queued.id();
        row.pageId = queued.pageId();
        row.incidentId = queued.incidentId();
        row.personId = queued.personId();
        row.contact = queued.contact();
        row.channel = queued.channel();
        row.target = queued.target();
        row.why = queued.why();
        row.state = "pending";
        row.queuedAt = queued.queuedAt();
        row.nextAttemptAt = queued.at();
        return row;
    }

    /** All of a page, in the order in which they were planned. */
    public Uni<List<NoticeOfPage>> ofPage(Mutiny.Session session, UUID pageId) {
        return session.createQuery("from NoticeRow n where n.pageId = :pageId order by n.contact", NoticeRow.class)
                .setParameter("pageId", pageId)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new NoticeOfPage(
                                row.id,
                                row.contact,
                                row.channel,
                                row.target,
                                row.state,
                                Optional.ofNullable(row.nextAttemptAt)))
                        .toList());
    }

    /** One that was to go out later is due now; nothing where it has begun meanwhile. */
    public Uni<Void> bringForward(Mutiny.Session session, UUID noticeId, Instant now) {
        return session.createMutationQuery("update NoticeRow n set n.nextAttemptAt = :now"
                        + " where n.id = :id and n.state = 'pending' and coalesce(n.nextAttemptAt, :now) > :now")
                .setParameter("id", noticeId)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** All of these pages that were to go out later are due now. */
    public Uni<Void> bringForwardAll(Mutiny.Session session, Collection<UUID> pages, Instant now) {
        return session.createNativeQuery("""
                        with later as (
                            select id from notice
                            where page_id = any(cast(:pages as uuid[])) and state = 'pending'
                                and coalesce(next_attempt_at, :now) > :now
                            order by id for update)
                        update notice set next_attempt_at = :now where id = any(array(select id from later))""")
                .setParameter("pages", pages.toArray(UUID[]::new))
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** What of a page was to go out later does not go out any more. */
    public Uni<Void> cancelLater(Mutiny.Session session, UUID pageId, Instant now) {
        return session.createMutationQuery(
                        "update NoticeRow n set n.state = 'cancelled', n.nextAttemptAt = null"
                                + " where n.pageId = :pageId and n.state = 'pending' and coalesce(n.nextAttemptAt, :now) > :now")
                .setParameter("pageId", pageId)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** No notice of the incidents is tried again; one that is just being sent may still arrive. */
    public Uni<Void> cancelAll(Mutiny.Session session, Collection<UUID> incidents) {
        return session.createNativeQuery("""
                        with waiting as (
                            select id from notice
                            where incident_id = any(cast(:incidents as uuid[]))
                                and state in ('pending', 'sending', 'failed-temporary')
                            order by id for update)
                        update notice set state = 'cancelled', next_attempt_at = null
                        where id = any(array(select id from waiting))""")
                .setParameter("incidents", incidents.toArray(UUID[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    public Uni<Void> cancelPage(Mutiny.Session session, UUID pageId) {
        return session.createMutationQuery("update NoticeRow n set n.state = 'cancelled', n.nextAttemptAt = null"
                        + " where n.pageId = :pageId and n.state in ('pending', 'sending', 'failed-temporary')")
                .setParameter("pageId", pageId)
                .executeUpdate()
                .replaceWithVoid();
    }

    public Uni<List<NoticeStatus>> ofIncident(Mutiny.Session session, UUID incidentId) {
        return session.createQuery(
                        "from NoticeRow n where n.incidentId = :incidentId order by n.queuedAt, n.contact",
                        NoticeRow.class)
                .setParameter("incidentId", incidentId)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new NoticeStatus(
                                row.id,
                                row.pageId,
                                row.channel,
                                Optional.ofNullable(row.why),
                                row.state,
                                row.attempts,
                                Optional.ofNullable(row.sentAt),
                                Optional.ofNullable(row.error)))
                        .toList());
    }

    /**
     * Claims due notices of a channel until the lease ends. One statement, which commits by itself.
     *
     * <p>Past Hibernate: it makes a plan for each use of a native select, and this one runs for nearly every page.
     *
     * @return rows that {@link NoticeMapper} reads
     */
    Uni<List<Row>> claim(String channel, int limit, Instant now, Instant leaseUntil) {
        return toUni(pool.preparedQuery("""
                        with due as (
                            select id from notice
                            where channel = $1 and next_attempt_at <= $2
                            order by next_attempt_at limit $3 for update skip locked),
                        claimed as (
                            update notice n
                            set state = 'sending', attempts = n.attempts + 1, next_attempt_at = $4
                            where n.id = any(array(select id from due))
                            returning n.*)
                        select c.id, c.page_id, c.incident_id, c.person_id, c.contact, c.channel, c.target, c.attempts,
                            p.reason, p.queued_at as page_queued_at, i.title, i.severity, i.system_id, i.since, i.facts, i.alerts
                        from claimed c,
                            lateral (select * from page where id = c.page_id limit 1) p,
                            lateral (select * from incident where id = c.incident_id limit 1) i""")
                        .execute(Tuple.of(channel, now.atOffset(UTC), limit, leaseUntil.atOffset(UTC))))
                .map(rows -> rows.stream().toList());
    }

    /**
     * Marks notices as sent, and their pages as sent where they still waited. A fact, also after a cancellation; of one
     * whose receiver was heard already, only the time is added.
     */
    Uni<Void> sent(Mutiny.Session session, List<SentNotice> notices, Instant now) {
        return session.createNativeQuery("""
                        with out as (
                            select n.id, cast(nullif(o.hear_by, '') as timestamptz) as hear_by
                            from unnest(cast(:ids as uuid[]), cast(:hearBys as text[])) as o (id, hear_by)
                                join notice n on n.id = o.id
                            order by n.id for update of n),
                        done as (
                            update notice n
                            set sent_at = coalesce(n.sent_at, :now),
                                next_attempt_at = null,
                                state = case when n.receipt_at is null then 'sent' else n.state end,
                                error = case when n.receipt_at is null then null else n.error end,
                                receipt_due_at = case when n.receipt_at is null then out.hear_by end
                            from out where n.id = out.id returning n.page_id)
                        update page set state = 'sent'
                        where state is not distinct from 'queued' and id = any(array(select page_id from done))""")
                .setParameter("ids", notices.stream().map(SentNotice::id).toArray(UUID[]::new))
                .setParameter(
                        "hearBys",
                        notices.stream()
                                .map(notice ->
                                        notice.hearBy().map(Instant::toString).orElse(""))
                                .toArray(String[]::new))
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Notes an attempt that failed.
     *
     * @param nextAttemptAt empty where it is given up
     * @return whether the attempt still counted: not where the notice was cancelled or taken over meanwhile
     */
    Uni<Boolean> failed(
            Mutiny.Session session, UUID noticeId, int attempt, Optional<Instant> nextAttemptAt, String reason) {
        String state = nextAttemptAt.isPresent() ? "failed-temporary" : "failed-permanent";
        return session.createMutationQuery(
                        "update NoticeRow n set n.state = :state, n.nextAttemptAt = :next, n.error = :error"
                                + " where n.id = :id and n.attempts = :attempt and n.state = 'sending'")
                .setParameter("state", state)
                .setParameter("next", nextAttemptAt.orElse(null))
                .setParameter("error", reason)
                .setParameter("id", noticeId)
                .setParameter("attempt", attempt)
                .executeUpdate()
                .map(updated -> updated == 1);
    }
}
