package io.bridgekeeper.paging.calendar;

import io.bridgekeeper.paging.secret.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Calendars, and the hashes of their secrets. */
@ApplicationScoped
class CalendarRepository {

    /** Of the advisory locks that stand for people; its value only has to differ from other locks'. */
    private static final int LOCKS = 0xCA1E_0DA5;

    /** Keeps a person from making another calendar until the transaction ends. */
    Uni<Void> lockPerson(Mutiny.Session session, String personId) {
        return session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(:locks, hashtext(:person))", Integer.class)
                .setParameter("locks", LOCKS)
                .setParameter("person", personId)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** Those that work, the oldest first. */
    Uni<List<Calendar>> of(Mutiny.Session session, String createdBy) {
        return session.createQuery(
                        "from CalendarRow c where c.createdBy = :person and c.revokedAt is null"
                                + " order by c.createdAt, c.id",
                        CalendarRow.class)
                .setParameter("person", createdBy)
                .getResultList()
                .map(CalendarRepository::calendars);
    }

    /** Those that work and show a rotation, whoever made them, the oldest first. */
    Uni<List<Calendar>> ofRotation(Mutiny.Session session, String rotationId) {
        return session.createQuery(
                        "from CalendarRow c where c.rotationId = :rotation and c.revokedAt is null"
                                + " order by c.createdAt, c.id",
                        CalendarRow.class)
                .setParameter("rotation", rotationId)
                .getResultList()
                .map(CalendarRepository::calendars);
    }

    /** The one whose secret this is; empty also where it was revoked. */
    Uni<Optional<Calendar>> behind(Mutiny.Session session, Secret secret) {
        return session.createQuery("from CalendarRow c where c.secretHash = :hash", CalendarRow.class)
                .setParameter("hash", secret.hash())
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(CalendarRepository::calendar));
    }

    /** Reads one, also one that was revoked, and keeps everybody else from ending it until the transaction ends. */
    Uni<Optional<Calendar>> lock(Mutiny.Session session, UUID id) {
        return session.find(CalendarRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(CalendarRepository::calendar));
    }

    Uni<Void> add(Mutiny.Session session, Calendar calendar, Secret secret) {
        CalendarRow row = new CalendarRow();
        row.id = calendar.id();
        row.secretHash = secret.hash();
        row.rotationId = switch (calendar.subject()) {
            case Subject.Own own -> null;
            case Subject.OfRotation(String rotationId) -> rotationId;
        };
        row.name = calendar.name();
        row.createdBy = calendar.createdBy();
        row.createdAt = calendar.createdAt();
        return session.persist(row);
    }

    Uni<Void> wasRead(Mutiny.Session session, Calendar calendar, Instant at) {
        // Of two who read at once, the later one stays; a column of its own, so that no revocation is undone.
        return session.createMutationQuery("update CalendarRow c set c.lastReadAt = :at"
                        + " where c.id = :id and (c.lastReadAt is null or c.lastReadAt < :at)")
                .setParameter("at", at)
                .setParameter("id", calendar.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** One that was revoked before stays as it is. */
    Uni<Void> revoke(Mutiny.Session session, Calendar calendar, String by, Instant at) {
        return session.createMutationQuery("update CalendarRow c set c.secretHash = null, c.revokedBy = :by,"
                        + " c.revokedAt = :at where c.id = :id and c.revokedAt is null")
                .setParameter("by", by)
                .setParameter("at", at)
                .setParameter("id", calendar.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static List<Calendar> calendars(List<CalendarRow> rows) {
        return rows.stream().map(CalendarRepository::calendar).toList();
    }

    private static Calendar calendar(CalendarRow row) {
        return new Calendar(
                row.id,
                row.rotationId == null ? new Subject.Own(row.createdBy) : new Subject.OfRotation(row.rotationId),
                row.name,
                row.createdBy,
                row.createdAt,
                Optional.ofNullable(row.lastReadAt));
    }
}
