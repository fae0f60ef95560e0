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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
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
        row.provider = Provider.of(queued.target());
        row.why = queued.why();
        row.state = "pending";
        row.queuedAt = queued.queuedAt();
        row.nextAttemptAt = queued.at();
        row.late = queued.isLate();
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
                                row.isPutOff() ? "put-off" : row.state,
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
                                and (state in ('pending', 'sending', 'failed-temporary')
                                    or state = 'bundled' and sent_at is null)
                            order by id for update)
                        update notice set state = 'cancelled', next_attempt_at = null
                        where id = any(array(select id from waiting))""")
                .setParameter("incidents", incidents.toArray(UUID[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    public Uni<Void> cancelPage(Mutiny.Session session, UUID pageId) {
        return session.createNativeQuery("""
                        update notice set state = 'cancelled', next_attempt_at = null
                        where page_id = :pageId and (state in ('pending', 'sending', 'failed-temporary')
                            or state = 'bundled' and sent_at is null)""")
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
                .chain(rows -> attempts(session, rows)
                        .map(tries -> rows.stream()
                                .map(row -> new NoticeStatus(
                                        row.id,
                                        row.pageId,
                                        row.channel,
                                        Optional.ofNullable(row.why),
                                        row.state,
                                        row.attempts,
                                        Optional.ofNullable(row.sentAt),
                                        Optional.ofNullable(row.error),
                                        Optional.ofNullable(row.bundleId),
                                        tries.getOrDefault(row.id, List.of())))
                                .toList()));
    }

    private static Uni<Map<UUID, List<NoticeAttempt>>> attempts(Mutiny.Session session, List<NoticeRow> notices) {
        return session.createQuery(
                        "from NoticeAttemptRow a where a.noticeId in :ids order by a.number", NoticeAttemptRow.class)
                .setParameter("ids", notices.stream().map(row -> row.id).toList())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(NoticeAttemptRow::attempt)
                        .collect(Collectors.groupingBy(NoticeAttempt::noticeId)));
    }

    /**
     * Claims due notices of a channel without limits until the lease ends, no more to one provider than its share. One
     * statement, which commits by itself.
     *
     * <p>Past Hibernate: it makes a plan for each use of a native select, and this one runs for nearly every page.
     *
     * @return rows that {@link NoticeMapper} reads
     */
    Uni<List<Row>> claim(Claim claim) {
        List<String> under = claim.underProviders();
        return toUni(pool.preparedQuery("""
                        with due as (
                            select id, provider, next_attempt_at from notice
                            where channel = $1 and next_attempt_at <= $2 and not late and provider <> all($5)
                            order by next_attempt_at limit $3 for update skip locked),
                        turn as (
                            select d.id, d.provider,
                                row_number() over (partition by d.provider order by d.next_attempt_at)
                                    + coalesce(u.count, 0) as number
                            from due d left join unnest($6::text[], $7::int[]) as u (provider, count)
                                on u.provider = d.provider),
                        claimed as (
                            update notice n
                            set state = 'sending', attempts = n.attempts + 1, next_attempt_at = $4, put_off_at = null
                            where n.id = any(array(select id from turn where provider = '' or number <= $8))
                            returning n.*),
                        """ + NoticeMapper.BEGUN + """
                        select begun.*, cast('{}' as text[]) as along from begun""")
                        .execute(Tuple.from(List.of(
                                claim.channel(),
                                claim.now().atOffset(UTC),
                                claim.room(),
                                claim.leaseUntil().atOffset(UTC),
                                claim.excluded(),
                                under.toArray(String[]::new),
                                claim.underCounts(under),
                                claim.share()))))
                .map(rows -> rows.stream().toList());
    }

    /**
     * Marks notices as sent, and their pages as sent where they still waited. A fact, also after a cancellation; of one
     * whose receiver was heard already, only the time is added.
     */
    Uni<Void> sent(Mutiny.Session session, List<SentNotice> notices, Instant now) {
        return session.createNativeQuery("""
                        with out as (
                            select n.id, o.attempt, cast(nullif(o.hear_by, '') as timestamptz) as hear_by
                            from unnest(cast(:ids as uuid[]), cast(:attempts as text[]), cast(:hearBys as text[]))
                                    as o (id, attempt, hear_by)
                                join notice n on n.id = o.id
                            order by n.id for update of n),
                        done as (
                            update notice n
                            set sent_at = coalesce(n.sent_at, :now),
                                next_attempt_at = null,
                                state = case when n.receipt_at is null then 'sent' else n.state end,
                                error = case when n.receipt_at is null then null else n.error end,
                                receipt_due_at = case when n.receipt_at is null then out.hear_by end
                            from out where n.id = out.id returning n.page_id),
                        ended as (
                            update notice_attempt a set ended_at = :now, outcome = 'sent'
                            from out where a.notice_id = out.id and a.number = cast(out.attempt as integer))
                        update page set state = 'sent'
                        where state is not distinct from 'queued' and id = any(array(select page_id from done))""")
                .setParameter("ids", notices.stream().map(SentNotice::id).toArray(UUID[]::new))
                .setParameter(
                        "attempts",
                        notices.stream()
                                .map(notice -> String.valueOf(notice.attempt()))
                                .toArray(String[]::new))
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
     * @param nextAttemptAt empty where the notice is given up
     * @param reason        of the notice's state, in words
     * @return whether the attempt still counted: not where the notice was cancelled or taken over meanwhile
     */
    Uni<Boolean> failed(Mutiny.Session session, EndedAttempt attempt, Optional<Instant> nextAttemptAt, String reason) {
        return session.createNativeQuery("""
                        with ended as (
                            update notice_attempt set ended_at = :endedAt, outcome = :outcome, reason = cast(:why as text)
                            where notice_id = :id and number = :attempt)
                        update notice
                        set state = :state, next_attempt_at = cast(cast(:next as text) as timestamptz), error = :error
                        where id = :id and attempts = :attempt and state = 'sending'""")
                .setParameter("endedAt", attempt.endedAt())
                .setParameter("outcome", attempt.outcome())
                .setParameter("why", attempt.reason().orElse(null))
                .setParameter("state", nextAttemptAt.isPresent() ? "failed-temporary" : "failed-permanent")
                .setParameter("next", nextAttemptAt.map(Instant::toString).orElse(null))
                .setParameter("error", reason)
                .setParameter("id", attempt.noticeId())
                .setParameter("attempt", attempt.number())
                .executeUpdate()
                .map(updated -> updated == 1)
                .call(counted -> counted && nextAttemptAt.isEmpty()
                        ? LateRepository.lookAtAlong(session, attempt.noticeId(), attempt.endedAt())
                        : Uni.createFrom().voidItem());
    }
}
