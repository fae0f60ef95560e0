package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.MessageText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Codes and tests that went over contact methods; those of the last weeks are kept. */
@ApplicationScoped
class TrialRepository {

    private static final Duration KEPT = Duration.ofDays(90);

    /** Before it is sent: a receipt may be faster than the answer. Nothing where the method is not kept. */
    Uni<Void> begin(Mutiny.Session session, UUID id, UUID methodId, MessageText text, Instant now) {
        return session.createNativeQuery("delete from contact_trial where method_id = :method and began_at < :before")
                .setParameter("method", methodId)
                .setParameter("before", now.minus(KEPT))
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                insert into contact_trial (id, method_id, what, began_at, state)
                                select :id, m.id, :what, :now, 'sending' from contact_method m where m.id = :method
                                on conflict (id) do update set
                                    began_at = excluded.began_at, state = 'sending', reason = null, heard_at = null""")
                        .setParameter("id", id)
                        .setParameter("method", methodId)
                        .setParameter("what", text.about().equals(ContactText.CODE) ? "code" : "test")
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** What the receiver said, unless more was heard already. */
    Uni<Void> ended(Mutiny.Session session, UUID id, Delivery delivery) {
        Optional<String> failure = failure(delivery);
        return session.createNativeQuery("update contact_trial set state = :state, reason = cast(:reason as text)"
                        + " where id = :id and state = 'sending'")
                .setParameter("state", failure.isPresent() ? "failed" : "sent")
                .setParameter("reason", failure.orElse(null))
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Optional<String> failure(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Sent() -> Optional.empty();
            case Delivery.TemporaryFailure(String reason, var notBefore) -> Optional.of(reason);
            case Delivery.PermanentFailure(String reason, boolean isGone) -> Optional.of(reason);
        };
    }

    /** It has arrived, whatever was thought of it. @return over which method; empty where that is no news */
    Uni<Optional<UUID>> arrived(Mutiny.Session session, UUID id, Instant now) {
        return heard(session, id, "state = 'delivered', reason = null", "state <> 'delivered'", null, now);
    }

    /** It will not arrive. @return as of {@link #arrived} */
    Uni<Optional<UUID>> failed(Mutiny.Session session, UUID id, String reason, Instant now) {
        return heard(
                session,
                id,
                "state = 'failed', reason = cast(:reason as text)",
                "state in ('sending', 'sent')",
                reason,
                now);
    }

    private static Uni<Optional<UUID>> heard(
            Mutiny.Session session, UUID id, String set, String where, String reason, Instant now) {
        var update = session.createNativeQuery(
                        "update contact_trial set heard_at = :now, " + set + " where id = :id and " + where)
                .setParameter("id", id)
                .setParameter("now", now);
        return (reason == null ? update : update.setParameter("reason", reason))
                .executeUpdate()
                .chain(updated -> updated == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : session.createQuery("select t.methodId from TrialRow t where t.id = :id", UUID.class)
                                .setParameter("id", id)
                                .getSingleResultOrNull()
                                .map(Optional::ofNullable));
    }

    /** The newest first; none of another's method. */
    Uni<List<Trial>> of(Mutiny.Session session, String personId, UUID methodId, int limit) {
        return session.createQuery(
                        "from TrialRow t where t.methodId = :method and exists (select 1 from ContactMethodRow m"
                                + " where m.id = t.methodId and m.personId = :person) order by t.beganAt desc, t.id desc",
                        TrialRow.class)
                .setParameter("method", methodId)
                .setParameter("person", personId)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(TrialRow::trial).toList());
    }
}
