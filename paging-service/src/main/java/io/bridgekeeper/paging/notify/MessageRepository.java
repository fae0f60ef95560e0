package io.bridgekeeper.paging.notify;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Messages and how far they have come. */
@ApplicationScoped
public class MessageRepository {

    /**
     * Due at once.
     *
     * @param text its {@code url} is a path of the platform
     */
    public Uni<Void> queue(Mutiny.Session session, UUID id, String personId, MessageText text, Instant now) {
        return queue(session, id, personId, text, now, false);
    }

    /** The same, and not put off by quiet hours: for a person who is at work on something that cannot wait. */
    public Uni<Void> queueUrgent(Mutiny.Session session, UUID id, String personId, MessageText text, Instant now) {
        return queue(session, id, personId, text, now, true);
    }

    private static Uni<Void> queue(
            Mutiny.Session session, UUID id, String personId, MessageText text, Instant now, boolean urgent) {
        MessageRow row = new MessageRow();
        row.urgent = urgent;
        row.id = id;
        row.personId = personId;
        row.about = text.about();
        row.subject = text.subject();
        row.text = text.text();
        row.path = text.url();
        row.givenUp = "";
        row.state = "pending";
        row.queuedAt = now;
        row.nextAttemptAt = now;
        return session.persist(row);
    }

    /** The one that has waited longest, kept from everybody else until the transaction ends. */
    Uni<Optional<MessageRow>> due(Mutiny.Session session, Instant now) {
        return session.createQuery(
                        "from MessageRow m where m.nextAttemptAt <= :now order by m.nextAttemptAt", MessageRow.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .map(rows -> rows.stream().findFirst());
    }

    Uni<Void> sent(Mutiny.Session session, UUID id, Instant now) {
        return session.createMutationQuery("update MessageRow m set m.state = 'sent', m.sentAt = :now,"
                        + " m.nextAttemptAt = null, m.error = null where m.id = :id")
                .setParameter("id", id)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Notes an attempt that failed.
     *
     * @param sending how far the message had come with it
     * @return whether it still counted: not where another process has taken the message over meanwhile
     */
    Uni<Boolean> failed(
            Mutiny.Session session, UUID id, MessagePlan.Progress sending, MessagePlan.Try next, String reason) {
        MessagePlan.Progress after = next.progress();
        return session.createMutationQuery("update MessageRow m set m.state = 'failed-temporary', m.contact = :number,"
                        + " m.givenUp = :givenUp, m.wayId = :way, m.attempts = :attempts, m.nextAttemptAt = :at,"
                        + " m.error = :error where m.id = :id and m.wayId = :was and m.attempts = :attempt"
                        + " and m.state = 'sending'")
                .setParameter("number", after.givenUp().size())
                .setParameter("givenUp", MessageMapper.givenUp(after.givenUp()))
                .setParameter("way", after.way().orElse(null))
                .setParameter("attempts", after.attempts())
                .setParameter("at", next.at())
                .setParameter("error", reason)
                .setParameter("id", id)
                .setParameter("was", sending.way().orElseThrow())
                .setParameter("attempt", sending.attempts())
                .executeUpdate()
                .map(updated -> updated == 1);
    }
}
