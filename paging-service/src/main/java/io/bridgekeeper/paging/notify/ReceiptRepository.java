package io.bridgekeeper.paging.notify;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What was heard of notices, in their rows.
 *
 * <p>Only {@link #due} asks in words that the index of missing receipts has (decision 0009). Lock order as in
 * {@link NoticeRepository}.
 */
@ApplicationScoped
class ReceiptRepository {

    /**
     * Past the rows of the session, which would keep for its other queries what this one has seen.
     *
     * @return empty for one that nobody knows, and for one that was never begun, of which nothing can be heard
     */
    Uni<Optional<NoticeContact>> find(Mutiny.Session session, UUID noticeId) {
        return session.createQuery(
                        "select n.pageId, n.incidentId, n.personId, n.channel, n.target from NoticeRow n"
                                + " where n.id = :id and n.attempts > 0",
                        Object[].class)
                .setParameter("id", noticeId)
                .getSingleResultOrNull()
                .map(found -> Optional.ofNullable(found)
                        .map(row -> new NoticeContact(
                                noticeId, (UUID) row[0], (UUID) row[1], (String) row[2], (String) row[3], (String)
                                        row[4])));
    }

    /** The ids of those of which something should have been heard by now. */
    Uni<List<UUID>> due(Mutiny.Session session, Instant now, int limit) {
        return session.createQuery(
                        "select n.id from NoticeRow n where n.receiptDueAt <= :now order by n.receiptDueAt", UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * It has arrived, whatever was thought of it: our own attempt may have failed or not ended yet.
     *
     * @return whether that is new
     */
    Uni<Boolean> arrived(Mutiny.Session session, UUID noticeId, Instant now) {
        return session.createMutationQuery("update NoticeRow n set n.state = 'delivered', n.receiptAt = :now,"
                        + " n.sentAt = coalesce(n.sentAt, :now), n.nextAttemptAt = null, n.receiptDueAt = null,"
                        + " n.error = null where n.id = :id and n.state <> 'delivered'")
                .setParameter("id", noticeId)
                .setParameter("now", now)
                .executeUpdate()
                .map(updated -> updated == 1);
    }

    /** A page that waits for its answer is delivered once one of its notices is. */
    Uni<Void> delivered(Mutiny.Session session, UUID pageId) {
        // Not "in": these words are those of the index of pages that may be answered.
        return session.createNativeQuery("update page set state = 'delivered' where id = :id"
                        + " and (state is not distinct from 'queued' or state is not distinct from 'sent')")
                .setParameter("id", pageId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * It will not arrive. Our own mark that it was sent may still be to come; one that is to be tried again is.
     *
     * @return whether it was under way
     */
    Uni<Boolean> failed(Mutiny.Session session, UUID noticeId, String reason, Instant now) {
        return fail(session, noticeId, reason, now, "state in ('sent', 'sending')");
    }

    /** @return whether nothing was heard of it indeed, and it was time */
    Uni<Boolean> missed(Mutiny.Session session, UUID noticeId, String reason, Instant now) {
        return fail(session, noticeId, reason, now, "state = 'sent' and coalesce(receipt_due_at, 'infinity') <= :now");
    }

    private static Uni<Boolean> fail(
            Mutiny.Session session, UUID noticeId, String reason, Instant now, String condition) {
        return session.createNativeQuery("update notice set state = 'failed-permanent', receipt_at = :now,"
                        + " next_attempt_at = null, receipt_due_at = null, error = :reason"
                        + " where id = :id and " + condition)
                .setParameter("id", noticeId)
                .setParameter("reason", reason)
                .setParameter("now", now)
                .executeUpdate()
                .map(updated -> updated == 1)
                .call(counted -> counted
                        ? LateRepository.lookAtAlong(session, noticeId, now)
                        : Uni.createFrom().voidItem());
    }
}
