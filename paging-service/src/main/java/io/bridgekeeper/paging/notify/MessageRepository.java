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
        MessageRow row = new MessageRow();
        row.id = id;
        row.personId = personId;
        row.about = text.about();
        row.subject = text.subject();
        row.text = text.text();
        row.path = text.url();
        row.state = "pending";
        row.queuedAt = now;
        row.nextAttemptAt = now;
        return session.persist(row);
    }

    /** Takes the one that has waited longest, until the lease ends. */
    Uni<Optional<MessageRow>> claim(Mutiny.Session session, Instant now, Instant leaseUntil) {
        return session.createQuery(
                        "from MessageRow m where m.nextAttemptAt <= :now order by m.nextAttemptAt", MessageRow.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .map(rows -> rows.stream().findFirst())
                .invoke(found -> found.ifPresent(row -> {
                    row.state = "sending";
                    row.attempts++;
                    row.nextAttemptAt = leaseUntil;
                }));
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
     * Notes an attempt that failed; nothing where another process has taken the message over meanwhile.
     *
     * @param next empty where no contact is left
     */
    Uni<Void> failed(Mutiny.Session session, Message message, Optional<MessagePlan.Try> next, String reason) {
        return session.createMutationQuery("update MessageRow m set m.state = :state, m.contact = :contact,"
                        + " m.attempts = :attempts, m.nextAttemptAt = :at, m.error = :error"
                        + " where m.id = :id and m.contact = :was and m.attempts = :attempt and m.state = 'sending'")
                .setParameter("state", next.isPresent() ? "failed-temporary" : "failed-permanent")
                .setParameter("contact", next.map(MessagePlan.Try::contact).orElse(message.contact()))
                .setParameter("attempts", next.map(MessagePlan.Try::attempts).orElse(message.attempts()))
                .setParameter("at", next.map(MessagePlan.Try::at).orElse(null))
                .setParameter("error", reason)
                .setParameter("id", message.id())
                .setParameter("was", message.contact())
                .setParameter("attempt", message.attempts())
                .executeUpdate()
                .replaceWithVoid();
    }
}
